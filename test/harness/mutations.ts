import { checkpointLine, FORMAT, headerLine } from '#audit/log/export-format.ts';
import { hashOfLeaf } from '#audit/log/leaf.ts';
import { originOf, signerOf } from '#audit/log/note.ts';
import type { Kept } from '#audit/log/verify.ts';
import { lineOf, linesOfLog, type MadeLog, madeEntry, notesOf, PROVIDER } from './made-log.ts';

/** A log that somebody meddled with, and where. */
export type Mutated = {
  readonly lines: readonly string[];
  /** The entries concerned: from `from` up to and not including `to`. */
  readonly from: number;
  readonly to: number;
};

/** Numbers that look random and come again with the same seed (mulberry32). Below `limit`. */
export type Chance = (limit: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

type Mutation = (log: MadeLog, chance: Chance) => Mutated;

const at = (from: number, to = from + 1) => ({ from, to });
const pick = <T>(list: readonly T[], chance: Chance): T => list[chance(list.length)] as T;
const rehashed = (kept: Kept): Kept => ({ ...kept, hash: hashOfLeaf(kept.leaf).toString('hex') });
/** Entries numbered afresh, each with the hash that goes with it. */
const renumbered = (entries: readonly Kept[]): Kept[] =>
  entries.map((kept, seq) =>
    kept.leaf.seq === seq ? kept : rehashed({ ...kept, leaf: { ...kept.leaf, seq } }),
  );

/** The file with other entries and the checkpoints as they were signed, its first line made to fit. */
function underOldNotes(log: MadeLog, entries: readonly Kept[]): string[] {
  const notes = [...notesOf(log)].filter(([size]) => size <= entries.length);
  const { provider, signer } = log;
  const first = { format: FORMAT, origin: originOf(provider), provider, key: signer.publicKey } as const;
  const bySize = new Map(notes);
  return [
    headerLine({ ...first, entries: entries.length, checkpoints: notes.length }),
    ...entries.flatMap((kept, index) => {
      const note = bySize.get(index + 1);
      return note === undefined ? [lineOf(kept)] : [lineOf(kept), checkpointLine(note)];
    }),
  ];
}

const withEntry = (log: MadeLog, seq: number, kept: Kept): Kept[] => log.entries.with(seq, kept);
/** Which entries a line of the file concerns: itself, or those since the checkpoint before. */
function concernedBy(log: MadeLog, line: number): { from: number; to: number } {
  if (line === 0) return at(0, log.entries.length);
  let entries = 0;
  const lines = linesOfLog(log);
  for (let each = 1; each <= line; each += 1) if (!lines[each]?.startsWith('{"checkpoint')) entries += 1;
  if (!lines[line]?.startsWith('{"checkpoint')) return at(entries - 1);
  return { from: log.sizes.findLast((size) => size < entries) ?? 0, to: entries };
}

function edited(kept: Kept, chance: Chance): Kept {
  const { leaf, payload } = kept;
  const name = pick(Object.keys(leaf).filter((each) => each !== 'seq') as (keyof typeof leaf)[], chance);
  switch (chance(4)) {
    case 0:
      return { ...kept, leaf: { ...leaf, [name]: `${leaf[name]}0` } };
    case 1:
      return { ...kept, hash: kept.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    case 2:
      return { ...kept, salt: 'ab'.repeat(32) };
    default: {
      const about = payload ?? madeEntry(leaf.seq).payload;
      const part = pick(['person', 'role', 'home', 'child', 'because', 'reason'] as const, chance);
      return { ...kept, payload: about && { ...about, [part]: about[part] === null ? 'somebody' : null } };
    }
  }
}

/** What may be done to a log, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'edit a field': (log, chance) => {
    const seq = chance(log.entries.length);
    return {
      lines: underOldNotes(log, withEntry(log, seq, edited(log.entries[seq] as Kept, chance))),
      ...at(seq),
    };
  },
  'edit and hash again': (log, chance) => {
    const seq = chance(log.entries.length);
    const kept = log.entries[seq] as Kept;
    const part = pick(['at', 'event', 'outcome', 'action', 'requestId'] as const, chance);
    const forged = rehashed({ ...kept, leaf: { ...kept.leaf, [part]: `${kept.leaf[part]}.` } });
    return { lines: underOldNotes(log, withEntry(log, seq, forged)), ...at(seq) };
  },
  'change one character': (log, chance) => {
    const lines = linesOfLog(log);
    const line = chance(lines.length);
    const text = lines[line] as string;
    const place = chance(text.length);
    const other = text[place] === 'a' ? 'b' : 'a';
    lines[line] = text.slice(0, place) + other + text.slice(place + 1);
    return { lines, ...concernedBy(log, line) };
  },
  'drop an entry': (log, chance) => {
    const seq = chance(log.entries.length);
    return {
      lines: linesOfLog(log).filter((line) => line !== lineOf(log.entries[seq] as Kept)),
      ...at(seq),
    };
  },
  'drop entries and close the gap': (log, chance) => {
    const seq = chance(log.entries.length - 5);
    const entries = renumbered(log.entries.toSpliced(seq, 1 + chance(4)));
    return { lines: underOldNotes(log, entries), ...at(seq) };
  },
  'insert an entry': (log, chance) => {
    const seq = chance(log.entries.length);
    return {
      lines: underOldNotes(log, renumbered(log.entries.toSpliced(seq, 0, madeEntry(9_000)))),
      ...at(seq),
    };
  },
  'repeat an entry': (log, chance) => {
    const seq = chance(log.entries.length);
    const line = lineOf(log.entries[seq] as Kept);
    return {
      lines: linesOfLog(log).flatMap((each) => (each === line ? [each, each] : [each])),
      ...at(seq, seq + 2),
    };
  },
  'exchange two entries': (log, chance) => {
    const from = chance(log.entries.length - 1);
    const to = from + 1 + chance(log.entries.length - from - 1);
    const [one, other] = [log.entries[from] as Kept, log.entries[to] as Kept];
    const entries = log.entries.with(from, other).with(to, one);
    return { lines: underOldNotes(log, chance(2) === 0 ? entries : renumbered(entries)), ...at(from) };
  },
  'cut the end off': (log, chance) => {
    const lines = linesOfLog(log);
    const kept = 1 + chance(lines.length - 1);
    const entries = lines.slice(1, kept).filter((line) => !line.startsWith('{"checkpoint')).length;
    // Where the cut took the checkpoint alone, the entries that it stood for are concerned.
    const from =
      log.sizes.includes(entries) && lines[kept]?.startsWith('{"checkpoint') ? entries - 1 : entries;
    return { lines: lines.slice(0, kept), ...at(from, log.entries.length) };
  },
  'cut the end off at a checkpoint, and say so': (log, chance) => {
    const size = pick(log.sizes.slice(0, -1), chance);
    return { lines: underOldNotes(log, log.entries.slice(0, size)), ...at(size, log.entries.length) };
  },
  'sign again with another key': (log, chance) => {
    const signer = signerOf(originOf(PROVIDER), Buffer.alloc(32, 100 + chance(100)));
    const lines = linesOfLog({ ...log, signer });
    // With the first line left as it was, or naming the new key.
    return {
      lines: chance(2) === 0 ? lines : lines.with(0, linesOfLog(log)[0] as string),
      ...at(0, log.sizes[0]),
    };
  },
  'write anew and sign with another key': (log, chance) => {
    const seq = chance(log.entries.length);
    const signer = signerOf(originOf(PROVIDER), Buffer.alloc(32, 100 + chance(100)));
    const entries = withEntry(log, seq, rehashed({ ...madeEntry(seq, { child: null }, 'CHILDREN_LISTED') }));
    return { lines: linesOfLog({ ...log, signer, entries }), ...at(0, log.entries.length) };
  },
  'write anew and sign with the right key': (log, chance) => {
    const seq = chance(log.entries.length);
    const entries = withEntry(log, seq, madeEntry(seq, { person: 'somebody else' }, 'CHILDREN_LISTED'));
    return { lines: linesOfLog({ ...log, entries }), ...at(seq) };
  },
  'put the database back, and go on': (log, chance) => {
    const size = pick(log.sizes.slice(0, -1), chance);
    const since = Array.from({ length: log.entries.length - size }, (_, n) =>
      madeEntry(size + n, { person: 'somebody else' }),
    );
    const entries = [
      ...log.entries.slice(0, size),
      ...since.slice(0, since.length - chance(2) * chance(since.length)),
    ];
    const sizes = [...log.sizes.filter((each) => each < entries.length), entries.length];
    return { lines: linesOfLog({ ...log, entries, sizes }), ...at(size) };
  },
  'erase without a word': (log, chance) => {
    const seq = chance(log.entries.length);
    const kept = { ...(log.entries[seq] as Kept), salt: null, payload: null };
    return { lines: underOldNotes(log, withEntry(log, seq, kept)), ...at(seq) };
  },
  'drop a checkpoint': (log, chance) => {
    const size = pick(log.sizes, chance);
    const line = checkpointLine(notesOf(log).get(size) as string);
    return { lines: linesOfLog(log).filter((each) => each !== line), ...at(0, log.entries.length) };
  },
  'exchange two checkpoints': (log, chance) => {
    const first = chance(log.sizes.length - 1);
    const notes = notesOf(log);
    const [one, other] = [first, first + 1].map((each) =>
      checkpointLine(notes.get(log.sizes[each] as number) as string),
    );
    const lines = linesOfLog(log).map((each) => (each === one ? other : each === other ? one : each));
    return { lines: lines as string[], from: log.sizes[first - 1] ?? 0, to: log.sizes[first] as number };
  },
};
