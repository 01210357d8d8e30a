import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { durationInWords, parseIsoDuration } from './iso-duration.ts';

test.each([
  ['PT24H', { months: 0, days: 0, ms: 24 * HOUR }, '24 hours'],
  ['PT1H', { months: 0, days: 0, ms: HOUR }, '1 hour'],
  ['PT90M', { months: 0, days: 0, ms: 90 * MINUTE }, '1 hour and 30 minutes'],
  ['P5D', { months: 0, days: 5, ms: 0 }, '5 days'],
  ['P2W', { months: 0, days: 14, ms: 0 }, '14 days'],
  ['P1M', { months: 1, days: 0, ms: 0 }, '1 month'],
  ['P1Y', { months: 12, days: 0, ms: 0 }, '1 year'],
  ['P1Y6M', { months: 18, days: 0, ms: 0 }, '18 months'],
  ['P1M2DT3H4M', { months: 1, days: 2, ms: 3 * HOUR + 4 * MINUTE }, '1 month, 2 days, 3 hours and 4 minutes'],
  ['PT0M', { months: 0, days: 0, ms: 0 }, 'no time'],
])('%s', (text, duration, words) => {
  expect(parseIsoDuration(text)).toEqual(duration);
  expect(durationInWords(duration)).toBe(words);
});

test.each([
  '',
  'P',
  'PT',
  'P1',
  '1D',
  'P1H',
  'PT1D',
  'P-1D',
  'P1.5D',
  'PT30S',
  'p1d',
  ' P1D',
  'P1DT',
  'P2D1M',
  '24 hours',
  'P200Y',
  'P99999999999999999999D',
])('not a length of time: "%s"', (text) => {
  expect(parseIsoDuration(text)).toBeUndefined();
});
