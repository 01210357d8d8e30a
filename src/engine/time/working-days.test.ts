import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayNumber } from '#kernel/day-number.ts';
import { addDays, dayNumberOf, plainDateOf } from '#kernel/day-number.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { addWorkingDays, ENGLISH_WORKING_DAYS, isWorkingDay, workingCalendar } from './working-days.ts';

const day = (text: string): DayNumber => dayNumberOf(text as PlainDate);
const after = (text: string, n: number): string => plainDateOf(addWorkingDays(day(text), n));

test.each([
  ['2026-11-20', true],
  ['2026-11-21', false],
  ['2026-12-25', false],
  ['2026-12-26', false],
  ['2026-12-28', false],
  ['2026-12-29', true],
  ['2022-09-19', false],
  ['2023-05-08', false],
  ['2020-05-04', true],
  ['2031-01-01', false],
  ['2033-01-03', true],
])('%s working day: %s', (date, working) => {
  expect(isWorkingDay(day(date))).toBe(working);
});

test.each([
  ['2026-12-24', 1, '2026-12-29'],
  ['2026-12-25', 1, '2026-12-29'],
  ['2026-12-24', 4, '2027-01-04'],
  ['2026-11-20', 0, '2026-11-20'],
  ['2026-11-21', 0, '2026-11-23'],
  ['2014-12-26', 1, '2014-12-29'],
  ['2014-12-26', 3, '2014-12-31'],
  ['2014-12-26', 4, '2015-01-02'],
  ['2014-12-26', 5, '2015-01-05'],
  ['2014-12-31', 1, '2015-01-02'],
  ['2031-12-31', 1, '2032-01-01'],
  ['2031-12-24', 5, '2032-01-02'],
  ['2040-06-02', 1, '2040-06-04'],
  ['2040-06-01', 6, '2040-06-11'],
])('from %s the working day number %i is %s', (from, n, found) => {
  expect(after(from, n)).toBe(found);
});

test.each([-1, 0.5, Number.NaN])('%d working days is a bug', (n) => {
  expect(() => addWorkingDays(day('2026-11-20'), n)).toThrow(RangeError);
});

describe('inside the numbered years, before and after them', () => {
  const anyDay = fc
    .integer({ min: day('2013-01-01'), max: day('2034-12-31') })
    .map((number) => number as DayNumber);
  const anyCount = fc.integer({ min: 1, max: 400 });

  test('the n-th is a working day, and n of them lie between', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, n) => {
        const found = addWorkingDays(from, n);
        expect(isWorkingDay(found)).toBe(true);
        let counted = 0;
        for (let d = addDays(from, 1); d <= found; d = addDays(d, 1)) if (isWorkingDay(d)) counted++;
        expect(counted).toBe(n);
      }),
      { numRuns: 500 },
    );
  });

  test('counting on is counting further', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (from, a, b) => {
        expect(addWorkingDays(addWorkingDays(from, a), b)).toBe(addWorkingDays(from, a + b));
      }),
      { numRuns: 500 },
    );
  });

  test('a later day never leads to an earlier one', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 20 }),
        (from, more, n) => {
          expect(addWorkingDays(addDays(from, more), n)).toBeGreaterThanOrEqual(addWorkingDays(from, n));
        },
      ),
    );
  });

  test('one more bank holiday never makes a working day earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), anyDay, (from, n, extra) => {
        const known = [...ENGLISH_WORKING_DAYS.holidays.values()];
        const calendar = workingCalendar({
          from: '2015-01-01' as PlainDate,
          to: '2030-12-31' as PlainDate,
          days: [...known, { date: plainDateOf(extra), name: 'One more' }],
        });
        if (extra < calendar.first) return;
        expect(addWorkingDays(from, n, calendar)).toBeGreaterThanOrEqual(addWorkingDays(from, n));
      }),
      { numRuns: 50 },
    );
  });
});
