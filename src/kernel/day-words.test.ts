import { expect, test } from 'vitest';
import { dayNumberOf } from './day-number.ts';
import { dayInWords, momentInWords, monthInWords, timeInWords, wallTimeInWords } from './day-words.ts';
import type { Instant } from './instant.ts';
import { DAY, instant } from './instant.ts';
import type { PlainDate } from './plain-date.ts';

const at = (text: string): Instant => instant(Date.parse(text));

test('a moment is told in London time', () => {
  expect(momentInWords(at('2026-11-21T17:30:00Z'))).toBe('Saturday 21 November 2026, 17:30');
  expect(momentInWords(at('2026-06-30T23:05:00Z'))).toBe('Wednesday 1 July 2026, 00:05');
  expect(momentInWords(at('2026-11-21T17:30:00Z'), 'without-year')).toBe('Saturday 21 November, 17:30');
});

test('a day, with its year or without', () => {
  const day = dayNumberOf('2027-02-28' as PlainDate);
  expect(dayInWords(day)).toBe('Sunday 28 February 2027');
  expect(dayInWords(day, 'without-year')).toBe('Sunday 28 February');
  expect(monthInWords(12)).toBe('December');
});

test('seconds are told only where there are any', () => {
  expect(wallTimeInWords(0)).toBe('00:00');
  expect(wallTimeInWords(DAY - 1)).toBe('23:59:59');
});

test('in the hour that comes twice the time says which', () => {
  expect(timeInWords(at('2026-10-24T23:59:59.999Z'))).toBe('00:59:59');
  expect(timeInWords(at('2026-10-25T00:00:00Z'))).toBe('01:00 BST');
  expect(timeInWords(at('2026-10-25T00:59:00Z'))).toBe('01:59 BST');
  expect(timeInWords(at('2026-10-25T01:00:00Z'))).toBe('01:00 GMT');
  expect(timeInWords(at('2026-10-25T01:59:00Z'))).toBe('01:59 GMT');
  expect(timeInWords(at('2026-10-25T02:00:00Z'))).toBe('02:00');
  expect(timeInWords(at('2026-03-29T01:00:00Z'))).toBe('02:00');
});
