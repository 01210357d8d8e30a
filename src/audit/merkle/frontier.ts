import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/**
 * What appending needs to know of a log: how many entries it has, and the roots of the whole subtrees that they make
 * up, the largest first. One for each set bit of `size`, so a million entries keep at most twenty hashes.
 */
export type Frontier = { readonly size: number; readonly roots: readonly Hash[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: [] };

/** Takes a frontier as it was kept. Throws where its parts do not belong together. */
export function frontierOf(size: number, roots: readonly Hash[]): Frontier {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a log has a whole number of entries');
  if (roots.length !== setBits(size) || roots.some((root) => root.length !== 32))
    throw new RangeError(`a log of ${size} entries has other subtrees`);
  return { size, roots };
}

/** The log with one more entry. */
export function append({ size, roots }: Frontier, leaf: Hash): Frontier {
  const kept = [...roots];
  let joined = leaf;
  // Each trailing one bit of the old size is a subtree as large as what has been joined so far.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = kept.pop();
    if (left === undefined) throw new RangeError(`a log of ${size} entries has more subtrees`);
    joined = nodeHash(left, joined);
  }
  kept.push(joined);
  return { size: size + 1, roots: kept };
}

/** The log's root hash. */
export function rootOf({ roots }: Frontier): Hash {
  let root: Hash | undefined;
  for (let index = roots.length - 1; index >= 0; index -= 1) {
    const left = roots[index] as Hash;
    root = root === undefined ? left : nodeHash(left, root);
  }
  return root ?? EMPTY_ROOT;
}

function setBits(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
