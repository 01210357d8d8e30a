import { createHash } from 'node:crypto';
import { type Hash, leafHash } from '../merkle/hash.ts';
import { canonical } from './canonical.ts';

/** How entries are hashed. Written into each, so that a later way can follow without doubt about the earlier one. */
export const ALGORITHM = 'rfc6962-sha256-kith1';

/** What an entry says of people. Kept beside the log: the log itself holds its commitment alone. */
export type Payload = {
  readonly person: string | null;
  /** The role in which they were allowed it. */
  readonly role: string | null;
  readonly home: string | null;
  readonly child: string | null;
  /** Ids of what was acted on, by kind. */
  readonly subject: Readonly<Record<string, string>>;
  /** Why it was allowed. */
  readonly because: string | null;
  /** Why it was refused. */
  readonly reason: string | null;
};

/** An entry as the log holds it: nothing in it names anybody. */
export type Leaf = {
  readonly alg: string;
  /** Its place, counted from 0, without gaps. */
  readonly seq: number;
  /** ISO 8601, in UTC, with milliseconds. */
  readonly at: string;
  readonly event: string;
  readonly outcome: string;
  readonly action: string;
  readonly requestId: string;
  readonly provider: string;
  /** SHA-256 of salt and payload, in hex. */
  readonly commitment: string;
};

/** Length of a salt, in bytes: as long as the digest, so that guessing a payload means guessing this. */
export const SALT_BYTES = 32;

/** The commitment to a payload. Without the salt, not even a guess at the payload can be tried. */
export function commitmentTo(payload: Payload, salt: Uint8Array): Hash {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  return createHash('sha256').update(salt).update(canonical(payload), 'utf8').digest();
}

/** The hash under which an entry stands in the tree. */
export function hashOfLeaf(leaf: Leaf): Hash {
  return leafHash(Buffer.from(canonical(leaf), 'utf8'));
}
