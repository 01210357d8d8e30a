import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { HOUR, instant, MINUTE } from '#kernel/instant.ts';
import type { OfficeHours } from './office-hours.ts';
import {
  answersAt,
  DEFAULT_OFFICE_HOURS,
  isOpen,
  officeHoursInWords,
  openInWords,
  readOfficeHours,
} from './office-hours.ts';

const at = (text: string): Instant => instant(Date.parse(text));
function hoursOf(value: unknown): OfficeHours {
  const read = readOfficeHours(value);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('reading the setting', () => {
  test.each([
    [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
    ['mon-fri 09:00-17:00'],
    ['09:00-17:00'],
    [{ from: '09:00', to: '17:00' }],
    ['Mon-Fri 9:00-17:00'],
    ['Monday to Friday 09:00 to 17:00'],
    ['Monday to Friday, 09:00–17:00'],
    ['mon,tue,wed,thu,fri 09.00-17.00'],
    [['mon-fri 09:00-17:00']],
  ])('%j is Monday to Friday, 09:00 to 17:00', (value) => {
    expect(hoursOf(value)).toEqual(DEFAULT_OFFICE_HOURS);
  });

  test('several stretches', () => {
    const hours = hoursOf('mon-thurs 08:45-17:20; fri 08:45-16:20');
    expect(hours).toEqual([
      { days: [1, 2, 3, 4], from: 8 * HOUR + 45 * MINUTE, to: 17 * HOUR + 20 * MINUTE },
      { days: [5], from: 8 * HOUR + 45 * MINUTE, to: 16 * HOUR + 20 * MINUTE },
    ]);
    expect(officeHoursInWords(hours)).toBe('Monday to Thursday, 08:45 to 17:20; Friday, 08:45 to 16:20');
  });

  test('days are put in the order of the week, once each', () => {
    expect(hoursOf('wed and mon and wed 10:00-24:00')).toEqual([
      { days: [1, 3], from: 10 * HOUR, to: 24 * HOUR },
    ]);
  });

  test.each([
    [''],
    ['mon-fri'],
    ['mon-fri 17:00-09:00'],
    ['mon-fri 09:00-09:00'],
    ['mon-fri 9-5'],
    ['fri-mon 09:00-17:00'],
    ['mon-wed-fri 09:00-17:00'],
    ['moonday 09:00-17:00'],
    ['mon-fri 24:00-24:00'],
    ['mon-fri 09:00-25:00'],
    [{ days: [], from: '09:00', to: '17:00' }],
    [{ days: ['mon'], from: 9, to: 17 }],
    [[]],
    [null],
    [17],
  ])('%j is refused by the name of the setting', (value) => {
    expect(readOfficeHours(value)).toEqual({
      ok: false,
      error: { setting: 'office-hours', message: 'Write office-hours as mon-fri 09:00-17:00' },
    });
  });
});

describe('open', () => {
  test.each([
    ['2026-11-20T09:00:00Z', true],
    ['2026-11-20T08:59:59.999Z', false],
    ['2026-11-20T16:59:59.999Z', true],
    ['2026-11-20T17:00:00Z', false],
    ['2026-11-21T12:00:00Z', false],
    // Summer: 08:00Z is 09:00 in London, 16:00Z is 17:00.
    ['2026-06-10T08:00:00Z', true],
    ['2026-06-10T16:00:00Z', false],
    ['2026-06-10T19:05:00Z', false],
    ['2026-12-28T12:00:00Z', false],
    ['2026-12-29T12:00:00Z', true],
  ])('%s: %s', (moment, open) => {
    expect(isOpen(DEFAULT_OFFICE_HOURS, at(moment))).toBe(open);
    expect(answersAt('office-hours', DEFAULT_OFFICE_HOURS, at(moment))).toBe(open);
    expect(answersAt('out-of-hours', DEFAULT_OFFICE_HOURS, at(moment))).toBe(!open);
    expect(answersAt('always', DEFAULT_OFFICE_HOURS, at(moment))).toBe(true);
  });

  test('a Saturday that is listed is open, unless it is a bank holiday', () => {
    const saturdays = hoursOf('sat 10:00-12:00');
    expect(isOpen(saturdays, at('2026-11-21T11:00:00Z'))).toBe(true);
    expect(isOpen(saturdays, at('2026-11-20T11:00:00Z'))).toBe(false);
  });
});

test.each([
  ['office-hours', 'Monday to Friday, 09:00 to 17:00, not on bank holidays'],
  ['out-of-hours', 'Outside Monday to Friday, 09:00 to 17:00, and on bank holidays'],
  ['always', 'At any time'],
] as const)('%s in words', (open, words) => {
  expect(openInWords(open, DEFAULT_OFFICE_HOURS)).toBe(words);
});

test.each([
  ['mon 09:00-17:00', 'Monday, 09:00 to 17:00'],
  ['mon,tue 09:00-17:00', 'Monday and Tuesday, 09:00 to 17:00'],
  ['mon,wed,fri 09:00-17:00', 'Monday, Wednesday and Friday, 09:00 to 17:00'],
])('%s in words', (text, words) => {
  expect(officeHoursInWords(hoursOf(text))).toBe(words);
});
