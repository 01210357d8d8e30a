import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import type { ClockReading } from './clock-reading.ts';
import { calendarDaysReading, elapsedReading, monthsReading } from './clock-reading.ts';
import { parseIsoDuration } from './iso-duration.ts';

type Clock = (start: Instant) => ClockReading;

const dueAt = (clock: Clock, start: string): string =>
  new Date(clock(instant(Date.parse(start))).at).toISOString();
const why = (clock: Clock, start: string): readonly string[] => clock(instant(Date.parse(start))).why;

function within(text: string): Clock {
  const duration = parseIsoDuration(text);
  if (!duration) throw new Error(`no length of time: ${text}`);
  return (start) => elapsedReading(start, duration);
}
const calendarDays =
  (days: number): Clock =>
  (start) =>
    calendarDaysReading(start, days);
const months =
  (count: number): Clock =>
  (start) =>
    monthsReading(start, count);

describe('elapsed', () => {
  test.each([
    ['PT24H', '2026-11-20T17:30:00.000Z', '2026-11-21T17:30:00.000Z'],
    ['PT24H', '2026-08-30T14:10:00Z', '2026-08-31T14:10:00.000Z'],
    ['PT24H', '2026-10-24T12:00:00+01:00', '2026-10-25T11:00:00.000Z'],
    ['PT24H', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00.000Z'],
    ['PT48H', '2026-03-28T10:00:00Z', '2026-03-30T09:00:00.000Z'],
    ['PT48H', '2026-10-24T09:00:00Z', '2026-10-26T09:00:00.000Z'],
    ['P1D', '2026-10-24T11:00:00Z', '2026-10-25T11:00:00.000Z'],
    ['P1DT12H', '2026-11-20T17:30:00Z', '2026-11-22T05:30:00.000Z'],
    ['P1M', '2027-01-31T09:00:00Z', '2027-02-28T09:00:00.000Z'],
    ['P1MT1H', '2026-03-01T10:00:00Z', '2026-04-01T10:00:00.000Z'],
    ['PT30M', '2026-11-20T17:30:00.250Z', '2026-11-20T18:00:00.250Z'],
    ['P1Y', '2028-02-29T10:00:00Z', '2029-02-28T10:00:00.000Z'],
  ])('%s from %s is %s', (duration, start, due) => {
    expect(dueAt(within(duration), start)).toBe(due);
  });

  test('a wall time that spring jumps over: an hour on, as calendars read it', () => {
    expect(dueAt(within('PT24H'), '2026-03-28T01:30:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('a wall time already gone by when the clock starts does not count', () => {
    // 00:30 + 1 hour is 01:30, which the clock of 29 March never shows; 00:30 would leave no time at all.
    expect(dueAt(within('PT1H'), '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:30:00.000Z');
    // 01:15 (GMT) + half an hour is the second 01:45, not the first.
    expect(dueAt(within('PT30M'), '2026-10-25T01:15:00Z')).toBe('2026-10-25T01:45:00.000Z');
  });

  test('where only the second of two equal times is still to come, it says so', () => {
    expect(why(within('PT30M'), '2026-10-25T01:15:00Z')).toEqual([
      'Sunday 25 October 2026, 01:15 GMT + 30 minutes = Sunday 25 October 2026, 01:45 GMT',
      'The clocks go back on Sunday 25 October 2026 and show 01:45 twice: the second counts.',
    ]);
  });

  test('the arithmetic', () => {
    expect(why(within('PT24H'), '2026-11-20T17:30:00Z')).toEqual([
      'Friday 20 November 2026, 17:30 + 24 hours = Saturday 21 November 2026, 17:30',
    ]);
    expect(why(within('PT24H'), '2026-10-24T11:00:00Z')).toEqual([
      'Saturday 24 October 2026, 12:00 + 24 hours = Sunday 25 October 2026, 11:00',
      'The clocks go back on Sunday 25 October: 24 hours by the clock on the wall is 12:00, by elapsed time 11:00; the earlier counts.',
    ]);
    expect(why(within('PT24H'), '2026-03-28T12:00:00Z')).toEqual([
      'Saturday 28 March 2026, 12:00 + 24 hours = Sunday 29 March 2026, 12:00',
      'The clocks go forward on Sunday 29 March: 24 hours by the clock on the wall is 12:00, by elapsed time 13:00; the earlier counts.',
    ]);
    expect(why(within('PT24H'), '2026-10-24T23:30:00Z')[1]).toBe(
      'The clocks go back on Sunday 25 October: 24 hours by the clock on the wall is Monday 26 October, 00:30, by elapsed time Sunday 25 October, 23:30; the earlier counts.',
    );
  });

  test('the odd hours say so', () => {
    expect(why(within('PT24H'), '2026-03-28T01:30:00Z')).toEqual([
      'Saturday 28 March 2026, 01:30 + 24 hours = Sunday 29 March 2026, 02:30',
      'The clocks go forward on Sunday 29 March 2026 and never show 01:30: 02:30 counts instead.',
    ]);
    expect(why(within('PT24H'), '2026-10-24T00:30:00Z')).toEqual([
      'Saturday 24 October 2026, 01:30 + 24 hours = Sunday 25 October 2026, 01:30 BST',
      'The clocks go back on Sunday 25 October 2026 and show 01:30 twice: the first counts.',
    ]);
  });
});

describe('calendar-days', () => {
  test.each([
    [5, '2026-03-28T10:00:00Z', '2026-04-02T09:00:00.000Z'],
    [5, '2026-11-20T17:30:00Z', '2026-11-25T17:30:00.000Z'],
    [1, '2026-10-24T11:00:00Z', '2026-10-25T12:00:00.000Z'],
    [1, '2026-03-28T01:30:00Z', '2026-03-29T01:30:00.000Z'],
    [1, '2026-10-24T00:30:00Z', '2026-10-25T00:30:00.000Z'],
    [0, '2026-10-25T01:30:00Z', '2026-10-25T01:30:00.000Z'],
  ])('%i from %s is %s', (days, start, due) => {
    expect(dueAt(calendarDays(days), start)).toBe(due);
  });

  test('the arithmetic', () => {
    expect(why(calendarDays(5), '2026-11-20T17:30:00Z')).toEqual([
      'Friday 20 November 2026, 17:30 + 5 days = Wednesday 25 November 2026, 17:30',
    ]);
    expect(why(calendarDays(1), '2026-10-24T00:30:00Z')[1]).toContain('show 01:30 twice: the first counts');
    expect(why(calendarDays(0), '2026-11-20T17:30:00Z')).toEqual(['Friday 20 November 2026, 17:30']);
  });
});

describe('months', () => {
  test.each([
    [6, '2026-08-31T09:00:00Z', '2027-02-28T23:59:59.000Z'],
    [6, '2027-08-31T09:00:00Z', '2028-02-29T23:59:59.000Z'],
    [1, '2026-05-15T09:00:00Z', '2026-06-15T22:59:59.000Z'],
    [12, '2028-02-29T09:00:00Z', '2029-02-28T23:59:59.000Z'],
    // 00:30 on 1 July in London.
    [1, '2026-06-30T23:30:00Z', '2026-08-01T22:59:59.000Z'],
  ])('%i from %s is %s', (count, start, due) => {
    expect(dueAt(months(count), start)).toBe(due);
  });

  test('the arithmetic', () => {
    expect(why(months(6), '2026-08-31T09:00:00Z')).toEqual([
      'Monday 31 August 2026 + 6 months = Sunday 28 February 2027, by the end of the day (23:59:59)',
      'February 2027 has no day 31: its last day counts.',
    ]);
    expect(why(months(1), '2026-11-20T09:00:00Z')).toEqual([
      'Friday 20 November 2026 + 1 month = Sunday 20 December 2026, by the end of the day (23:59:59)',
    ]);
  });
});
