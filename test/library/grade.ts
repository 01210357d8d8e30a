import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Sentences of texts, each in words; a number counts as one word. */
export const sentencesOf = (texts: readonly string[]): readonly (readonly string[])[] =>
  texts
    .flatMap((text) => text.split(/(?<=[.?!:])[”\s]+|$/u))
    .map((sentence) => sentence.match(/[\p{L}\d’-]+/gu) ?? [])
    .filter((words) => words.length > 0);

/** The school grade of texts after Flesch and Kincaid: 4 is about nine years of age. */
export const gradeOf = (texts: readonly string[]): number => {
  const sentences = sentencesOf(texts);
  const words = sentences.flat();
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
};
