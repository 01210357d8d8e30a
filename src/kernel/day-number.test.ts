import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayNumber } from './day-number.ts';
import { addDays, addMonths, dayNumberOf, partsOfDay, plainDateOf, weekdayOf } from './day-number.ts';
import type { PlainDate } from './plain-date.ts';
import { parsePlainDate } from './plain-date.ts';

const day = (text: string): DayNumber => dayNumberOf(text as PlainDate);

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2000-02-29', 11_016],
  ['2026-11-21', 20_778],
])('%s is day %i', (text, number) => {
  expect(day(text)).toBe(number);
  expect(plainDateOf(number as DayNumber)).toBe(text);
});

test('every number is a day that exists, and reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (number) => {
      const text = plainDateOf(number as DayNumber);
      expect(parsePlainDate(text)).toBe(text);
      expect(dayNumberOf(text)).toBe(number);
    }),
  );
});

test('weekdays run Monday 1 to Sunday 7, before 1970 too', () => {
  expect(weekdayOf(day('2026-11-21'))).toBe(6);
  expect(weekdayOf(day('2026-11-22'))).toBe(7);
  expect(weekdayOf(day('2026-11-23'))).toBe(1);
  expect(weekdayOf(day('1969-12-31'))).toBe(3);
  expect(weekdayOf(day('1900-01-01'))).toBe(1);
});

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-11-21', 1, '2026-12-21'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(plainDateOf(addMonths(day(from), months))).toBe(to);
});

test('a day outside four-digit years has no text', () => {
  expect(partsOfDay(addDays(day('9999-12-31'), 1))).toEqual({ year: 10_000, month: 1, day: 1 });
  expect(() => plainDateOf(addDays(day('9999-12-31'), 1))).toThrow(RangeError);
  expect(() => plainDateOf(addDays(day('0000-01-01'), -1))).toThrow(RangeError);
});
