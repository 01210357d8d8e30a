import { type Hash, nodeHash } from './hash.ts';

/*
 * Checking proofs without the log (RFC 9162, 2.1.3.2 and 2.1.4.2, which say in steps what RFC 6962 leaves to the
 * reader).
 */

/** Whether `leaf` is the entry at `index` of the log of `size` entries with this root. */
export function provesInclusion(
  leaf: Hash,
  index: number,
  size: number,
  path: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of path) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(beside, hash);
      while (position % 2 === 0 && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, beside);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && hash.equals(root);
}

/** A log as a checkpoint states it. */
export type Stated = { readonly size: number; readonly root: Hash };

/** Whether the older log is the beginning of the newer one. */
export function provesConsistency(older: Stated, newer: Stated, proof: readonly Hash[]): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  // A log of a power of two is itself the first step of the proof.
  const steps = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const [seed, ...rest] = steps;
  if (seed === undefined) return false;
  let position = older.size - 1;
  let last = newer.size - 1;
  while (position % 2 === 1) {
    position = half(position);
    last = half(last);
  }
  let was = seed;
  let is = seed;
  for (const beside of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      was = nodeHash(beside, was);
      is = nodeHash(beside, is);
      while (position % 2 === 0 && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      is = nodeHash(is, beside);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && was.equals(older.root) && is.equals(newer.root);
}

const half = (n: number): number => Math.floor(n / 2);

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
