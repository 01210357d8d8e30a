import { HOUR } from '#kernel/instant.ts';

/** How long one voucher waits for the second. */
export const WAITS = 24 * HOUR;
/** How long a way in stands open once both have vouched. */
export const OPEN_FOR = HOUR;

/** Which of the two people who vouch. */
export type Half = 'first' | 'second';

/** Letters and digits that nobody mistakes for one another, read aloud or from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Half of a code, from a digest that only Kith can make: fifty bits in two groups. */
export function halfCode(digest: Uint8Array): string {
  const letters = Array.from(digest.slice(0, 10), (byte) => ALPHABET[byte & 31]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A half as somebody typed it: without blanks and hyphens, and with letters that look like digits as digits. */
export function readHalf(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
