/** What can be wrong with a log. */
export type FindingKind =
  /** A line that is no line of an export, or is written otherwise than Kith writes it. */
  | 'unreadable'
  /** An entry that is not what was hashed. */
  | 'changed'
  /** What an entry says of people is not what was committed to, or is gone without an erasure on record. */
  | 'payload'
  /** Entries that should be there. */
  | 'missing'
  /** An entry that is not in its place, or is there twice. */
  | 'order'
  /** Entries that no longer come to what a checkpoint states. */
  | 'root'
  /** A checkpoint that its key did not sign, or that stands in the wrong place. */
  | 'checkpoint'
  /** Another key than the one known to sign this log. */
  | 'key'
  /** The log is shorter, or another one, than a checkpoint kept elsewhere says. */
  | 'rolled-back'
  /** An entry, or an event of the record, that the log left out. */
  | 'left-out';

/** Something wrong, and where: among the entries `from` up to and not including `to`, counted from 0. */
export type Finding = {
  readonly kind: FindingKind;
  readonly from: number;
  readonly to: number;
  /** One sentence. */
  readonly says: string;
};

/** What a look through a log came to. It stands where `findings` is empty. */
export type Report = {
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries whose payload was erased, with the erasure on record. */
  readonly erased: number;
  /** The root of all entries, in base64 as checkpoints write it. */
  readonly root: string;
  /** Checkpoints kept elsewhere that were found to agree. */
  readonly agreed: number;
  readonly findings: readonly Finding[];
};

/** A finding at one entry. */
export const at = (kind: FindingKind, seq: number, says: string): Finding => ({
  kind,
  from: seq,
  to: seq + 1,
  says,
});

/** "entry 17", "entries 17 to 20", as people count: from 1. */
export function placeInWords({ from, to }: Pick<Finding, 'from' | 'to'>): string {
  if (to <= from) return `after entry ${from}`;
  return to === from + 1 ? `entry ${to}` : `entries ${from + 1} to ${to}`;
}
