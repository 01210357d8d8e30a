import { distance } from '#engine/did-you-mean.ts';
import { stem, wordsIn } from './stem.ts';
import { SYNONYMS } from './synonyms.data.ts';

/** Words that stand for one idea, as they were typed, and the other words for it. */
export type QueryPart = { readonly typed: string; readonly others: readonly string[] };

type Phrase = { readonly shown: string; readonly words: readonly string[] };
/** Phrases that mean the same, or nearly. */
export type Families = readonly (readonly Phrase[])[];

/** Families of phrases ready for queries: those that Kith knows, and those that came with its guidance. */
export const familiesOf = (more: readonly (readonly string[])[]): Families =>
  [...SYNONYMS, ...more].map((family) => family.map((shown) => ({ shown, words: tellingWords(shown) })));

/** Words that say something: "taking the phone" is "taking phone", however it is asked. */
const tellingWords = (text: string): readonly string[] => wordsIn(text).filter((word) => stem(word) !== null);
/** More words than this are a sentence, which is not looked for in other words. */
const IN_A_SENTENCE = 5;
/** Words that are read; what comes after them is left out. */
const LONGEST = 16;
/** Shorter words are too alike for a slip of the finger to be told from another word. */
const LONG_ENOUGH_FOR_A_SLIP = 5;

/** A query in parts: each phrase of the field with its synonyms, every other word alone. */
export function partsOfQuery(query: string, families: Families): readonly QueryPart[] {
  const words = tellingWords(query).slice(0, LONGEST);
  const parts: QueryPart[] = [];
  for (let at = 0; at < words.length; ) {
    const length = longestPhraseAt(words, at, families);
    const typed = words.slice(at, at + Math.max(length, 1));
    at += typed.length;
    parts.push({ typed: typed.join(' '), others: length === 0 ? [] : othersFor(typed, families) });
  }
  // A whole sentence says enough by itself.
  return parts.length > IN_A_SENTENCE ? parts.map(({ typed }) => ({ typed, others: [] })) : parts;
}

function longestPhraseAt(words: readonly string[], at: number, families: Families): number {
  const lengths = families
    .flat()
    .filter((phrase) => isPhrase(phrase, words.slice(at, at + phrase.words.length)))
    .map((phrase) => phrase.words.length);
  return Math.max(0, ...lengths);
}

function othersFor(typed: readonly string[], families: Families): readonly string[] {
  // Another spelling of the same words counts as other words: that of a slip is then found as it should be.
  const spelt = typed.join(' ');
  const others = families
    .filter((family) => family.some((phrase) => isPhrase(phrase, typed)))
    .flatMap((family) => family.filter(({ words }) => words.join(' ') !== spelt).map(({ shown }) => shown));
  return [...new Set(others)];
}

function isPhrase(phrase: Phrase, typed: readonly string[]): boolean {
  return (
    phrase.words.length > 0 &&
    phrase.words.length === typed.length &&
    phrase.words.every((word, index) => alike(word, typed[index] ?? ''))
  );
}

function alike(word: string, typed: string): boolean {
  if (word === typed || (stem(word) ?? word) === (stem(typed) ?? typed)) return true;
  return word.length >= LONG_ENOUGH_FOR_A_SLIP && typed.length >= LONG_ENOUGH_FOR_A_SLIP - 1
    ? distance(word, typed, 1) <= 1
    : false;
}
