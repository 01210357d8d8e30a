import { createHash } from 'node:crypto';

/** A SHA-256 digest: 32 bytes. */
export type Hash = Buffer;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** Root of a log without entries (RFC 6962, 2.1). */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** Hash of an entry. Its first byte differs from a node's, so that neither can be passed off as the other. */
export function leafHash(data: Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(data).digest();
}

/** Hash of two subtrees. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}
