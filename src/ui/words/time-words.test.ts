import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type ClockFacts,
  clockWords,
  dayWords,
  durationWords,
  longDate,
  longDateTime,
  momentWords,
  timeOf,
} from './time-words.ts';

const ms = (iso: string): number => Date.parse(iso);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Friday 20 November 2026, 17:41 in London: the evening of the drawings.
const now = ms('2026-11-20T17:41:00Z');

test.each([
  ['2026-11-20T17:30:00Z', '17:30', 'winter: as UTC'],
  ['2026-07-01T17:30:00Z', '18:30', 'summer: an hour ahead'],
  ['2026-11-20T00:05:00Z', '00:05', 'midnight is 00'],
  ['2026-03-29T00:59:00Z', '00:59', 'the minute before the clocks go forward'],
  ['2026-03-29T01:00:00Z', '02:00', 'there is no 01:00 that night'],
  ['2026-10-25T00:30:00Z', '01:30', 'the first 01:30 of the night the clocks go back'],
  ['2026-10-25T01:30:00Z', '01:30', 'and the second'],
])('timeOf %s is %s (%s)', (iso, words) => {
  expect(timeOf(ms(iso))).toBe(words);
});

test.each([
  ['2026-11-21T17:30:00Z', 'Saturday 21 November'],
  ['2026-06-30T23:30:00Z', 'Wednesday 1 July'],
  ['2027-01-01T09:00:00Z', 'Friday 1 January 2027'],
  ['2024-02-29T12:00:00Z', 'Thursday 29 February 2024'],
])('longDate %s is %s', (iso, words) => {
  expect(longDate(ms(iso), now)).toBe(words);
});

test.each([
  ['2026-11-20T00:00:00Z', 'today'],
  ['2026-11-20T23:59:00Z', 'today'],
  ['2026-11-21T00:00:00Z', 'tomorrow'],
  ['2026-11-19T23:59:00Z', 'yesterday'],
  ['2026-11-22T09:00:00Z', 'Sunday 22 November'],
])('dayWords %s is %s', (iso, words) => {
  expect(dayWords(ms(iso), now)).toBe(words);
});

test('days follow the calendar over both clock changes, not blocks of 24 hours', () => {
  // 23 and 25 hours long: a day later is still tomorrow.
  expect(dayWords(ms('2026-03-29T22:30:00Z'), ms('2026-03-28T00:10:00Z'))).toBe('tomorrow');
  expect(dayWords(ms('2026-10-25T23:30:00Z'), ms('2026-10-25T00:30:00+01:00'))).toBe('today');
  expect(dayWords(ms('2026-10-26T00:10:00Z'), ms('2026-10-24T23:30:00Z'))).toBe('tomorrow');
});

test('a moment names today by its time, every other day in full', () => {
  expect(momentWords(ms('2026-11-20T14:10:00Z'), now)).toBe('14:10 today');
  expect(momentWords(ms('2026-11-21T17:30:00Z'), now)).toBe('Saturday 21 November, 17:30');
  expect(longDateTime(ms('2026-11-20T14:10:00Z'), now)).toBe('Friday 20 November, 14:10');
});

test.each([
  [0, 'less than a minute'],
  [59_999, 'less than a minute'],
  [MINUTE, '1 minute'],
  [2 * MINUTE, '2 minutes'],
  [59 * MINUTE + 59_999, '59 minutes'],
  [HOUR, '1 hour'],
  [HOUR + MINUTE, '1 hour 1 minute'],
  [3 * HOUR, '3 hours'],
  [8 * HOUR + 25 * MINUTE, '8 hours 25 minutes'],
  [23 * HOUR + 49 * MINUTE, '23 hours 49 minutes'],
  [24 * HOUR, '1 day'],
  [25 * HOUR, '1 day 1 hour'],
  [48 * HOUR + 59 * MINUTE, '2 days'],
  [51 * HOUR, '2 days 3 hours'],
  [-3 * HOUR, '3 hours'],
])('durationWords %i is %s', (length, words) => {
  expect(durationWords(length)).toBe(words);
});

describe('a clock in words', () => {
  const taken = ms('2026-11-20T17:30:00Z');
  const from = '24 hours from taking the phone';
  const table: readonly (readonly [string, ClockFacts, object])[] = [
    [
      'overdue',
      { dueAt: ms('2026-11-20T14:41:00Z'), now, state: 'overdue', from },
      { headline: 'Overdue by 3 hours', due: 'due 14:41 today', from },
    ],
    [
      'overdue since yesterday',
      { dueAt: ms('2026-11-19T14:41:00Z'), now, state: 'overdue' },
      { headline: 'Overdue by 1 day 3 hours', due: 'due Thursday 19 November, 14:41' },
    ],
    ['overdue without an instant', { dueAt: null, now, state: 'overdue' }, { headline: 'Overdue' }],
    [
      'soon',
      { dueAt: taken + 24 * HOUR, now, state: 'soon', from },
      { headline: '23 hours 49 minutes left', due: 'by Saturday 21 November, 17:30', from },
    ],
    ['open', { dueAt: now + HOUR, now, state: 'open' }, { headline: '1 hour left', due: 'by 18:41 today' }],
    ['at once', { dueAt: taken, now, state: 'soon' }, { headline: 'Now', due: 'from 17:30 today' }],
    ['to the very minute', { dueAt: now, now, state: 'open' }, { headline: 'Now', due: 'from 17:41 today' }],
    ['open without an instant', { dueAt: null, now, state: 'open' }, { headline: 'To do' }],
    [
      'no time',
      { dueAt: null, now, state: 'no-time', from: 'before the visit' },
      { headline: 'No set time', from: 'before the visit' },
    ],
    ['held', { dueAt: now + HOUR, now, state: 'held' }, { headline: 'Held' }],
    ['done', { dueAt: null, now, state: 'done' }, { headline: 'Done' }],
    [
      'done in time',
      { dueAt: now, now, state: 'done', doneAt: taken },
      { headline: 'Done in time', due: '17:30 today' },
    ],
    [
      'done to the minute',
      { dueAt: taken, now, state: 'done', doneAt: taken },
      { headline: 'Done in time', due: '17:30 today' },
    ],
    [
      'done late',
      { dueAt: taken, now, state: 'done', doneAt: taken + 11 * MINUTE },
      { headline: 'Done 11 minutes late', due: '17:41 today; due 17:30 today' },
    ],
  ];
  test.each(table)('%s', (_, facts, words) => {
    expect(clockWords(facts)).toEqual(words);
  });

  test('24 hours over the autumn change end an hour earlier on the wall', () => {
    const due = ms('2026-10-24T18:00:00+01:00') + 24 * HOUR;
    const words = clockWords({ dueAt: due, now: due - 24 * HOUR, state: 'open' });
    expect(words).toEqual({ headline: '1 day left', due: 'by Sunday 25 October, 17:00' });
  });

  test('24 hours over the spring change end an hour later on the wall', () => {
    const due = ms('2026-03-28T18:00:00Z') + 24 * HOUR;
    const words = clockWords({ dueAt: due, now: due - 24 * HOUR, state: 'open' });
    expect(words).toEqual({ headline: '1 day left', due: 'by Sunday 29 March, 19:00' });
  });
});

test('time and date agree with Temporal at every 37th hour of five years', () => {
  for (let at = ms('2024-01-01T00:00:00Z'); at < ms('2029-01-01T00:00:00Z'); at += 37 * HOUR + 7 * MINUTE) {
    const theirs = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
    const locale = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
    const nextCentury = ms('2100-01-01T00:00:00Z');
    expect(`${longDate(at, nextCentury)} ${timeOf(at)}`).toBe(
      `${theirs.toPlainDate().toLocaleString('en-GB', locale).replaceAll(',', '')} ${theirs.toPlainTime().toString().slice(0, 5)}`,
    );
  }
});
