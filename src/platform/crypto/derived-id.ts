import { createHash } from 'node:crypto';
import type { Id } from '#kernel/ids.ts';

/**
 * A UUID that follows from another and a name (version 5 of RFC 9562): the same two always give the same one, so that
 * what a form brings into being is the same thing when the form comes twice.
 */
export function derivedId<Kind extends string>(from: string, name: string): Id<Kind> {
  const hash = createHash('sha1')
    .update(Buffer.from(from.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return groups.join('-') as Id<Kind>;
}
