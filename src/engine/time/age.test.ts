import { expect, test } from 'vitest';
import { instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { ageAt, ageOn } from './age.ts';

test.each([
  ['2013-11-21', '2026-11-20', 12],
  ['2013-11-21', '2026-11-21', 13],
  ['2012-02-29', '2025-02-28', 12],
  ['2012-02-29', '2025-03-01', 13],
  ['2012-02-29', '2028-02-28', 15],
  ['2012-02-29', '2028-02-29', 16],
  ['2014-01-20', '2026-05-05', 12],
  ['2026-11-21', '2026-11-21', 0],
  ['2026-11-21', '2026-11-20', -1],
])('born %s, on %s: %i', (born, on, age) => {
  expect(ageOn(born as PlainDate, on as PlainDate)).toBe(age);
});

test('the London date counts: half past midnight of a summer birthday is the birthday', () => {
  expect(ageAt('2013-07-01' as PlainDate, instant(Date.parse('2026-06-30T22:59:59Z')))).toBe(12);
  expect(ageAt('2013-07-01' as PlainDate, instant(Date.parse('2026-06-30T23:00:00Z')))).toBe(13);
});
