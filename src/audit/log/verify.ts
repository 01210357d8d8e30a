import { append, EMPTY_FRONTIER, type Frontier, rootOf } from '../merkle/frontier.ts';
import { at, type Finding, type Report } from './finding.ts';
import { ALGORITHM, commitmentTo, hashOfLeaf, type Leaf, type Payload } from './leaf.ts';
import { isSignedBy, type NoteKey, readCheckpoint } from './note.ts';

/** An entry with what lies beside it: payload and salt, both absent where it was erased. */
export type Kept = {
  readonly leaf: Leaf;
  /** Its hash as it was kept when it was taken in, in hex. */
  readonly hash: string;
  readonly salt: string | null;
  readonly payload: Payload | null;
};

/** What is known of a log before it is looked at. */
export type Known = {
  readonly origin: string;
  readonly provider: string;
  readonly key: NoteKey;
  /** Checkpoints kept where whoever could change the log cannot. */
  readonly remembered: readonly string[];
};

/** Looks through a log as it is read: entries and checkpoints in their order, then `end`. */
export type Verifier = {
  readonly entry: (kept: Kept) => void;
  readonly checkpoint: (note: string) => void;
  /** A place where an entry should stand and cannot be read. */
  readonly gap: (finding: Finding) => void;
  readonly end: () => Report;
};

/** What an erasure's own entry is called. */
export const ERASED = 'AUDIT_ERASED';

const HEX = /^[0-9a-f]{64}$/;

/**
 * Checks everything that a log claims. An entry that was altered is told from its neighbours by the hash kept beside
 * it, so that one alteration is one finding; where that hash was altered too, the next checkpoint tells, and the
 * finding names the entries since the last good one.
 */
export function openVerifier(known: Known): Verifier {
  const findings: Finding[] = [];
  const memory = readRemembered(known, findings);
  const erased = new Set<number>();
  const accounted = new Set<number>();
  let frontier: Frontier = EMPTY_FRONTIER;
  /** Size of the last checkpoint that agreed. */
  let good = 0;
  let covered = 0;
  /** Size of the last checkpoint kept elsewhere that agreed. */
  let vouched = 0;
  let contradicted = false;
  let checkpoints = 0;
  let agreed = 0;
  /** Set where an entry's hash is not known, so that no later root can be worked out. */
  let torn = false;
  let broken = false;
  let expected = 0;

  function take(hash: Buffer): void {
    frontier = append(frontier, hash);
    const root = memory.get(frontier.size);
    if (root === undefined || torn) return;
    if (root.every((each) => each.equals(rootOf(frontier)))) {
      agreed += 1;
      vouched = frontier.size;
    } else if (!contradicted) {
      const says = 'they are not the entries of which a checkpoint was kept elsewhere';
      findings.push({ kind: 'rolled-back', from: vouched, to: frontier.size, says });
      contradicted = true;
    }
  }

  return {
    gap(finding) {
      findings.push(finding);
      torn = true;
      expected += 1;
    },
    entry(kept) {
      const { leaf } = kept;
      if (leaf.seq !== expected) {
        if (!Number.isSafeInteger(leaf.seq) || leaf.seq < expected) {
          findings.push(at('order', expected, `the entry here says that it is number ${leaf.seq + 1}`));
          return;
        }
        const says = `the next entry there is, is number ${leaf.seq + 1}`;
        findings.push({ kind: 'missing', from: expected, to: leaf.seq, says });
        torn = true;
        expected = leaf.seq;
      }
      const seq = expected;
      expected += 1;
      if (leaf.alg !== ALGORITHM)
        findings.push(at('changed', seq, 'it names a way of hashing that is not known'));
      if (leaf.provider !== known.provider)
        findings.push(at('changed', seq, 'it belongs to another organisation'));
      if (!HEX.test(kept.hash) || hashOfLeaf(leaf).toString('hex') !== kept.hash)
        findings.push(at('changed', seq, 'it is not what was hashed when it was taken in'));
      checkPayload(kept, seq);
      if (HEX.test(kept.hash)) take(Buffer.from(kept.hash, 'hex'));
      else torn = true;
    },
    checkpoint(note) {
      checkpoints += 1;
      const stated = readCheckpoint(note);
      const here = { kind: 'checkpoint', from: good, to: expected } as const;
      if (stated === undefined || !isSignedBy(note, known.key) || stated.origin !== known.origin) {
        findings.push({ ...here, says: 'the checkpoint here is not one that this log’s key signed' });
        return;
      }
      if (stated.size !== expected || stated.size < covered) {
        findings.push({
          ...here,
          to: Math.max(stated.size, expected),
          says: `a checkpoint of ${stated.size} entries stands after ${expected}`,
        });
        return;
      }
      covered = stated.size;
      if (torn) return;
      if (stated.root.equals(rootOf(frontier))) {
        good = stated.size;
        broken = false;
      } else if (!broken) {
        const says = 'the entries since the last good checkpoint do not come to what this checkpoint states';
        findings.push({ kind: 'root', from: good, to: stated.size, says });
        broken = true;
      }
    },
    end() {
      if (covered !== expected) {
        const says = 'no checkpoint stands for them';
        findings.push({ kind: 'checkpoint', from: Math.min(covered, expected), to: expected, says });
      }
      const beyond = Math.max(0, ...memory.keys());
      if (beyond > expected)
        findings.push({
          kind: 'rolled-back',
          from: Math.min(vouched, expected),
          to: beyond,
          says: `a checkpoint kept elsewhere knows ${beyond} entries, and here are ${expected}`,
        });
      for (const seq of erased)
        if (!accounted.has(seq))
          findings.push(at('payload', seq, 'what it said of people is gone, and no erasure is on record'));
      return {
        entries: expected,
        checkpoints,
        erased: erased.size,
        root: rootOf(frontier).toString('base64'),
        agreed,
        findings,
      };
    },
  };

  function checkPayload({ leaf, salt, payload }: Kept, seq: number): void {
    if (salt === null && payload === null) {
      erased.add(seq);
      return;
    }
    if (salt === null || payload === null || !HEX.test(salt)) {
      findings.push(at('payload', seq, 'what it said of people, or the salt to it, is gone'));
      return;
    }
    if (commitmentTo(payload, Buffer.from(salt, 'hex')).toString('hex') !== leaf.commitment) {
      findings.push(at('payload', seq, 'what it says of people is not what was committed to'));
      return;
    }
    const named = leaf.event === ERASED ? Number(payload.subject['entry']) : Number.NaN;
    if (named < seq) accounted.add(named);
  }
}

/** Roots by size. Checkpoints of other logs in the same place are not this log's affair. */
function readRemembered(
  { remembered, origin, key }: Known,
  findings: Finding[],
): ReadonlyMap<number, readonly Buffer[]> {
  const roots = new Map<number, Buffer[]>();
  for (const note of remembered) {
    const stated = readCheckpoint(note);
    if (stated !== undefined && stated.origin !== origin) continue;
    if (stated === undefined || !isSignedBy(note, key)) {
      const says = 'a checkpoint kept elsewhere was signed with another key than this log’s, or altered';
      findings.push({ kind: 'key', from: 0, to: stated?.size ?? 0, says });
    } else roots.set(stated.size, [...(roots.get(stated.size) ?? []), stated.root]);
  }
  return roots;
}
