import { stem } from './stem.ts';

/** A piece of a text, and whether it is what a search found. */
export type Piece = { readonly text: string; readonly found: boolean };

/** How much of a text is shown beside a result, in characters. */
const SHOWN = 260;

/** The part of a text where the words that were found stand, in pieces, so that they can be marked. */
export function markedPart(text: string, found: ReadonlySet<string>): readonly Piece[] {
  const isFound = (word: string): boolean => {
    const root = stem(word);
    return root !== null && found.has(root);
  };
  const words = [...text.matchAll(/[\p{L}\p{N}’']+/gu)];
  const first = words.find(([word]) => isFound(word))?.index ?? 0;
  const from = text.length <= SHOWN || first < SHOWN / 2 ? 0 : wordStart(text, first - 80);
  const to = from + SHOWN >= text.length ? text.length : wordStart(text, from + SHOWN);
  const pieces: Piece[] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const { 0: word, index } of words) {
    if (index < from || index + word.length > to || !isFound(word)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index), found: false });
    pieces.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < to) pieces.push({ text: text.slice(at, to).trimEnd(), found: false });
  if (to < text.length) pieces.push({ text: ' …', found: false });
  return pieces;
}

/** The beginning of the word that stands at or before a place. */
function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space <= 0 ? at : space + 1;
}
