import { checkpointLine, entryLine, FORMAT, headerLine } from '#audit/log/export-format.ts';
import { ALGORITHM, commitmentTo, hashOfLeaf, type Payload } from '#audit/log/leaf.ts';
import { originOf, type Signer, signerOf } from '#audit/log/note.ts';
import type { Kept } from '#audit/log/verify.ts';
import { append, EMPTY_FRONTIER, rootOf } from '#audit/merkle/frontier.ts';

/** An exported log made up for a test, still in parts. */
export type MadeLog = {
  readonly provider: string;
  readonly signer: Signer;
  readonly entries: Kept[];
  /** Sizes at which a checkpoint was signed, the last one being all entries. */
  readonly sizes: readonly number[];
};

/** The organisation of made-up logs. */
export const PROVIDER = 'b0000000-0000-4000-8000-000000000001';

const id = (kind: string, n: number): string =>
  `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** An entry, hashed; `seq` is its place. */
export function madeEntry(seq: number, more: Partial<Payload> = {}, event = 'CHILD_VIEWED'): Kept {
  const payload: Payload = {
    person: id('d', seq % 7),
    role: 'support-worker',
    home: id('a', seq % 2),
    child: seq % 5 === 0 ? null : id('c', seq % 4),
    subject: { event: id('e', seq) },
    because: 'you work at this home',
    reason: null,
    ...more,
  };
  const salt = Buffer.alloc(32, seq + 1);
  return sealed(seq, payload, salt, event);
}

function sealed(seq: number, payload: Payload, salt: Buffer, event: string): Kept {
  const leaf = {
    alg: ALGORITHM,
    seq,
    at: new Date(Date.UTC(2026, 10, 21, 10, 0, seq)).toISOString(),
    event,
    outcome: 'read',
    action: 'child.view',
    requestId: id('f', seq),
    provider: PROVIDER,
    commitment: commitmentTo(payload, salt).toString('hex'),
  };
  return { leaf, hash: hashOfLeaf(leaf).toString('hex'), salt: salt.toString('hex'), payload };
}

/** A log of so many entries, with a checkpoint each `every` and at its end. */
export function madeLog(count: number, every: number, seed = 7): MadeLog {
  const entries = Array.from({ length: count }, (_, seq) => madeEntry(seq));
  const sizes = Array.from({ length: Math.ceil(count / every) }, (_, each) =>
    Math.min((each + 1) * every, count),
  );
  return { provider: PROVIDER, signer: signerOf(originOf(PROVIDER), Buffer.alloc(32, seed)), entries, sizes };
}

/** The checkpoints that a log's own signer signs of its entries, by size. */
export function notesOf(log: MadeLog): ReadonlyMap<number, string> {
  const known = signed.get(log);
  if (known) return known;
  const { entries, sizes, signer } = log;
  const notes = new Map<number, string>();
  let frontier = EMPTY_FRONTIER;
  for (const { hash } of entries) {
    frontier = append(frontier, Buffer.from(hash, 'hex'));
    if (sizes.includes(frontier.size)) notes.set(frontier.size, signer.sign(frontier.size, rootOf(frontier)));
  }
  signed.set(log, notes);
  return notes;
}

/** Signing and writing take longer than meddling: what was done for a log or an entry is not done again. */
const signed = new WeakMap<MadeLog, ReadonlyMap<number, string>>();
const writtenLines = new WeakMap<Kept, string>();

/** An entry's line. */
export function lineOf(kept: Kept): string {
  const line = writtenLines.get(kept) ?? entryLine(kept);
  writtenLines.set(kept, line);
  return line;
}

/** The lines of its export. */
export function linesOfLog(log: MadeLog): string[] {
  const notes = notesOf(log);
  const { provider, signer, entries } = log;
  return [
    headerLine({
      format: FORMAT,
      origin: originOf(provider),
      provider,
      key: signer.publicKey,
      entries: entries.length,
      checkpoints: notes.size,
    }),
    ...entries.flatMap((kept, index) => {
      const note = notes.get(index + 1);
      return note === undefined ? [lineOf(kept)] : [lineOf(kept), checkpointLine(note)];
    }),
  ];
}
