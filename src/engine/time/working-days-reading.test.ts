import { expect, test } from 'vitest';
import { HOUR, instant, MINUTE } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { ENGLAND_AND_WALES } from './bank-holidays.ts';
import { workingCalendar } from './working-days.ts';
import { workingDaysReading } from './working-days-reading.ts';

function reading(
  days: number,
  start: string,
  more: { close?: number; calendar?: ReturnType<typeof workingCalendar> } = {},
) {
  return workingDaysReading(instant(Date.parse(start)), days, more.close ?? 17 * HOUR, more.calendar);
}
const dueAt = (...args: Parameters<typeof reading>): string => new Date(reading(...args).at).toISOString();
const why = (...args: Parameters<typeof reading>): readonly string[] => reading(...args).why;

test.each([
  [1, '2026-12-24T09:00:00Z', '2026-12-29T17:00:00.000Z'],
  [1, '2026-08-30T14:10:00Z', '2026-09-01T16:00:00.000Z'],
  [1, '2026-11-20T17:30:00Z', '2026-11-23T17:00:00.000Z'],
  [1, '2026-11-23T00:00:00Z', '2026-11-24T17:00:00.000Z'],
  // 00:30 on Tuesday 2 June in London is still Monday in UTC.
  [1, '2026-06-01T23:30:00Z', '2026-06-03T16:00:00.000Z'],
  [5, '2026-04-01T09:00:00Z', '2026-04-10T16:00:00.000Z'],
  [1, '2022-06-01T09:00:00Z', '2022-06-06T16:00:00.000Z'],
  [1, '2022-09-16T09:00:00Z', '2022-09-20T16:00:00.000Z'],
  [1, '2023-05-05T09:00:00Z', '2023-05-09T16:00:00.000Z'],
  [1, '2020-05-01T09:00:00Z', '2020-05-04T16:00:00.000Z'],
  [1, '2021-12-24T09:00:00Z', '2021-12-29T17:00:00.000Z'],
  [1, '2030-12-31T09:00:00Z', '2031-01-02T17:00:00.000Z'],
  [0, '2026-11-20T09:00:00Z', '2026-11-20T17:00:00.000Z'],
  [0, '2026-11-20T18:00:00Z', '2026-11-20T18:00:00.000Z'],
  [0, '2026-11-21T09:00:00Z', '2026-11-23T17:00:00.000Z'],
])('%i from %s is %s', (days, start, due) => {
  expect(dueAt(days, start)).toBe(due);
});

test('close of business is the organisation’s own', () => {
  const close = 16 * HOUR + 30 * MINUTE;
  expect(dueAt(1, '2026-12-24T09:00:00Z', { close })).toBe('2026-12-29T16:30:00.000Z');
  expect(why(1, '2026-12-24T09:00:00Z', { close })[1]).toContain('close of business 16:30');
});

test('the arithmetic', () => {
  expect(why(1, '2026-12-24T09:00:00Z')).toEqual([
    'Thursday 24 December 2026, 09:00 + 1 working day = Tuesday 29 December 2026, 17:00',
    'Counting working days: Friday 25 December is Christmas Day, Saturday and Sunday are not working days, Monday 28 December is the Boxing Day substitute; the 1st working day is Tuesday 29 December; close of business 17:00.',
  ]);
  expect(why(2, '2026-11-17T09:00:00Z')[1]).toBe(
    'Counting working days: the 2nd working day is Thursday 19 November; close of business 17:00.',
  );
  expect(why(1, '2026-08-29T14:10:00Z')[1]).toBe(
    'Counting working days: Sunday is not a working day, Monday 31 August is the Summer bank holiday; the 1st working day is Tuesday 1 September; close of business 17:00.',
  );
  expect(why(12, '2026-03-30T09:00:00Z')[1]).toBe(
    'Counting working days: Saturdays and Sundays are not working days, Friday 3 April is Good Friday, Monday 6 April is Easter Monday; the 12th working day is Friday 17 April; close of business 17:00.',
  );
  expect(why(0, '2026-11-20T09:00:00Z')).toEqual([
    'Friday 20 November 2026, 09:00 + 0 working days = Friday 20 November 2026, 17:00',
  ]);
});

test('a count that leaves the known bank holidays says so', () => {
  const line =
    'Bank holidays are known from Thursday 1 January 2015 to Tuesday 31 December 2030: outside them this count may be wrong.';
  expect(why(1, '2030-12-31T09:00:00Z')).toContain(line);
  expect(why(1, '2014-12-31T09:00:00Z')).toContain(line);
  expect(why(1, '2030-12-30T09:00:00Z')).not.toContain(line);
  expect(why(1, '2015-01-01T09:00:00Z')).not.toContain(line);
});

test('a bank holiday added later moves the due time and is named', () => {
  const calendar = workingCalendar({
    ...ENGLAND_AND_WALES,
    days: [
      ...ENGLAND_AND_WALES.days,
      { date: '2026-11-23' as PlainDate, name: 'Bank holiday for a great event' },
    ],
  });
  expect(dueAt(1, '2026-11-20T17:30:00Z', { calendar })).toBe('2026-11-24T17:00:00.000Z');
  expect(why(1, '2026-11-20T17:30:00Z', { calendar })[1]).toContain(
    'Monday 23 November is the bank holiday for a great event',
  );
});
