/** Longest text of one answer, in characters. */
export const LONGEST = 10_000;
/** Longest short answer: a name, a number, a place. */
export const SHORT = 200;

/** What to say of a text that is too long; `undefined` where it is not. Counted as people count: by code points. */
export function tooLong(text: string, longest: number = LONGEST): string | undefined {
  const length = text.length <= longest ? text.length : Array.from(text).length;
  if (length <= longest) return undefined;
  const count = (value: number) => value.toLocaleString('en-GB');
  return `Shorten this to ${count(longest)} characters: it has ${count(length)}`;
}
