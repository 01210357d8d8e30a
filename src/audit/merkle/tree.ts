import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/*
 * RFC 6962, section 2.1, written as it stands there: the root of a list of leaf hashes, the path that proves an entry
 * to be in it, and the proof that a shorter list is its beginning.
 */

/** The largest power of two below `size`, which is at least 2. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Root of these leaf hashes (2.1). */
export function treeRoot(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return first;
  const k = split(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, k)), treeRoot(leaves.slice(k)));
}

/** The audit path of the entry at `index`, counted from 0 (2.1.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`there is no entry ${index} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), treeRoot(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), treeRoot(leaves.slice(0, k))];
}

/** Proof that the first `size` leaves are the beginning of all of them (2.1.2). */
export function consistencyProof(leaves: readonly Hash[], size: number): readonly Hash[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length)
    throw new RangeError(`${size} entries are no beginning of ${leaves.length}`);
  return subproof(leaves, size, true);
}

function subproof(leaves: readonly Hash[], size: number, whole: boolean): readonly Hash[] {
  if (size === leaves.length) return whole ? [] : [treeRoot(leaves)];
  const k = split(leaves.length);
  return size <= k
    ? [...subproof(leaves.slice(0, k), size, whole), treeRoot(leaves.slice(k))]
    : [...subproof(leaves.slice(k), size - k, false), treeRoot(leaves.slice(0, k))];
}
