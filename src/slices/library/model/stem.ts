/** Words too common to look for. */
const COMMON = new Set(
  'a about an and any are as at be by can do does for from has have how i if in into is it its me my no not of on or our should so that the their them they this to was we what when which who why will with you your'.split(
    ' ',
  ),
);

/** Letters and figures of a text, in small letters without accents or apostrophes: "children’s" is "childrens". */
export function wordsIn(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}’'‘]/gu, '')
    .toLowerCase();

/**
 * The part of a word that its forms share, so that "confiscated" finds "confiscation" and "images" finds "image".
 * Nothing for words too common to look for.
 */
export function stem(word: string): string | null {
  const text = plain(word);
  if (COMMON.has(text)) return null;
  for (const [ending, keep] of ENDINGS) {
    if (text.length - ending.length < keep || !text.endsWith(ending)) continue;
    return text.slice(0, -ending.length);
  }
  return text;
}

/** Endings, longest first, each with how many letters must be left. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ['ings', 4],
  ['ions', 5],
  ['ing', 4],
  ['ion', 5],
  ['ers', 5],
  ['ed', 4],
  ['er', 5],
  ['es', 4],
  ['s', 3],
  ['e', 4],
];
