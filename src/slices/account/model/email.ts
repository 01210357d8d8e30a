/** An e-mail address as accounts are found by: NFC, lower case, without the blanks around it. */
export function normalEmail(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}

/** Whether a text has the shape of an address that could be anybody's: one @, something on both sides, no blanks. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text);
}
