import { describe, expect, test } from 'vitest';
import { librarySources } from '#app/library-sources.ts';
import { gradeOf, sentencesOf } from './grade.ts';
import { allOf, told } from './texts.ts';

/* Words for young people are for a reader of about nine: short words, short sentences. */

const HIGHEST_GRADE = 5;
const LONGEST_ON_AVERAGE = 12;
const LONGEST = 20;

const { harms, tools, law } = librarySources().guidance;
const pages = [
  ...harms.map((page) => ({ page: `harms/${page.id}`, texts: told(allOf(page.voices.young)) })),
  ...tools.map((page) => ({ page: `tools/${page.id}`, texts: told(page.young) })),
  ...law.map((page) => ({ page: `law/${page.id}`, texts: told(page.young) })),
];

test('the measure tells a hard text from an easy one', () => {
  expect(gradeOf(['The cat sat on the mat. It was warm.'])).toBeLessThan(1);
  expect(gradeOf(['Safeguarding arrangements necessitate multidisciplinary deliberation.'])).toBeGreaterThan(
    20,
  );
});

describe.each(pages)('$page', ({ texts }) => {
  test('is read at about nine years of age', () => {
    const grade = gradeOf(texts);
    expect(grade, `grade ${grade.toFixed(1)}`).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  test('has short sentences', () => {
    const sentences = sentencesOf(texts);
    const average = sentences.flat().length / sentences.length;
    expect(average).toBeLessThanOrEqual(LONGEST_ON_AVERAGE);
    expect(sentences.filter((words) => words.length > LONGEST).map((words) => words.join(' '))).toEqual([]);
  });
});
