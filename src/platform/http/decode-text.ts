/** Bytes as text, or why they are none. */
export type Decoded = { readonly text: string } | { readonly trouble: 'workbook' | 'not-text' };

/**
 * Reads what a spreadsheet saved as text: UTF-8 and UTF-16 by their marks, UTF-8 without one, and whatever is not
 * valid UTF-8 as Windows-1252, which is how Excel writes a plain CSV in England. A workbook is told from text by its
 * first bytes, never by its name.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const starts = (...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { trouble: 'workbook' };
  if (starts(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (starts(0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes) };
  // No text has a NUL, and neither Windows-1252 nor UTF-8 ever writes one for a letter.
  if (bytes.includes(0)) return { trouble: 'not-text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: asWindows1252(bytes) };
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; the five that it leaves empty stay. */
const EXTRA = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** By hand: some versions of Node take Windows-1252 for Latin-1 and lose quotation marks and the euro. */
function asWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => EXTRA[char.charCodeAt(0) - 0x80] ?? char);
}
