import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import type { RuleDue } from '../pack-schema.ts';
import { ENGLAND_AND_WALES } from './bank-holidays.ts';
import { clockSettings, DEFAULT_CLOCK_SETTINGS } from './clock-settings.ts';
import { dueOf, overdueAt, stateAt } from './due.ts';
import { workingCalendar } from './working-days.ts';

const at = (text: string): Instant => instant(Date.parse(text));
const settings = DEFAULT_CLOCK_SETTINGS;
const text = 'in good time';

/** The due instant as ISO text, null where there is none. */
function dueAt(due: RuleDue, start: string, more: Partial<Parameters<typeof dueOf>[0]> = {}): string | null {
  const found = dueOf({ due, start: at(start), settings, ...more }).due.at;
  return found === null ? null : new Date(found).toISOString();
}
const why = (due: RuleDue, start: string, more: Partial<Parameters<typeof dueOf>[0]> = {}) =>
  dueOf({ due, start: at(start), settings, ...more }).why;

const within = (duration: string): RuleDue => ({ kind: 'elapsed', within: duration, text });

test('a due time carries the clock and the policy’s own words', () => {
  const { due } = dueOf({ due: within('PT24H'), start: at('2026-11-20T17:30:00Z'), settings });
  expect(due).toEqual({ kind: 'elapsed', at: at('2026-11-21T17:30:00Z'), text });
});

test.each<[RuleDue, string]>([
  [within('PT24H'), '2026-12-25T09:00:00.000Z'],
  [{ kind: 'working-days', days: 1, text }, '2026-12-29T17:00:00.000Z'],
  [{ kind: 'calendar-days', days: 5, text }, '2026-12-29T09:00:00.000Z'],
  [{ kind: 'months', months: 6, text }, '2027-06-24T22:59:59.000Z'],
])('%j from Thursday 24 December 2026, 09:00', (due, at) => {
  expect(dueAt(due, '2026-12-24T09:00:00Z')).toBe(at);
});

test('close of business and the calendar are the organisation’s own', () => {
  const due: RuleDue = { kind: 'working-days', days: 1, text };
  const early = clockSettings({ 'close-of-business': '16:30' });
  expect(dueAt(due, '2026-12-24T09:00:00Z', { settings: early })).toBe('2026-12-29T16:30:00.000Z');
  const calendar = workingCalendar({ ...ENGLAND_AND_WALES, days: [] });
  expect(dueAt(due, '2026-12-24T09:00:00Z', { calendar })).toBe('2026-12-25T17:00:00.000Z');
});

test('a length of time that no pack check would pass is a bug', () => {
  expect(() => dueAt(within('a day'), '2026-11-20T17:30:00Z')).toThrow('a day');
});

describe('recurring', () => {
  const monthly: RuleDue = { kind: 'recurring', every: 'P1M', text };
  const bySetting: RuleDue = { kind: 'recurring', setting: 'phone-check', text };
  const weekly = clockSettings({ 'phone-check': 'P7D' });

  test('counts from the start until it is done once, then from the last time', () => {
    expect(dueAt(monthly, '2026-10-20T09:00:00Z')).toBe('2026-11-20T23:59:59.000Z');
    expect(dueAt(monthly, '2026-10-20T09:00:00Z', { lastDone: at('2026-11-03T10:00:00Z') })).toBe(
      '2026-12-03T23:59:59.000Z',
    );
  });

  test('days run as calendar days, hours as elapsed time', () => {
    expect(dueAt(bySetting, '2026-10-20T08:00:00Z', { settings: weekly })).toBe('2026-10-27T09:00:00.000Z');
    expect(dueAt({ kind: 'recurring', every: 'PT12H', text }, '2026-10-24T20:00:00Z')).toBe(
      '2026-10-25T08:00:00.000Z',
    );
  });

  test('an interval of several parts runs as elapsed time', () => {
    const every = (interval: string): RuleDue => ({ kind: 'recurring', every: interval, text });
    expect(dueAt(every('P1M5D'), '2026-11-20T09:00:00Z')).toBe('2026-12-25T09:00:00.000Z');
    expect(dueAt(every('P1DT12H'), '2026-11-20T09:00:00Z')).toBe('2026-11-21T21:00:00.000Z');
  });

  test('the setting goes before the policy’s own interval', () => {
    const both: RuleDue = { kind: 'recurring', every: 'P1M', setting: 'phone-check', text };
    expect(dueAt(both, '2026-11-20T09:00:00Z', { settings: weekly })).toBe('2026-11-27T09:00:00.000Z');
    expect(dueAt(both, '2026-11-20T09:00:00Z')).toBe('2026-12-20T23:59:59.000Z');
  });

  test('without an interval there is no instant, and it says which setting is empty', () => {
    expect(dueAt(bySetting, '2026-11-20T09:00:00Z')).toBeNull();
    expect(why(bySetting, '2026-11-20T09:00:00Z')).toEqual(['No time is set yet: set phone-check.']);
  });

  test('the arithmetic', () => {
    expect(why(bySetting, '2026-11-20T09:00:00Z', { settings: weekly })).toEqual([
      'Not done yet: counted from the start; interval 7 days (setting phone-check)',
      'Friday 20 November 2026, 09:00 + 7 days = Friday 27 November 2026, 09:00',
    ]);
    expect(why(monthly, '2026-10-20T09:00:00Z', { lastDone: at('2026-11-03T10:00:00Z') })).toEqual([
      'Counted from the last time; interval 1 month',
      'Tuesday 3 November 2026 + 1 month = Thursday 3 December 2026, by the end of the day (23:59:59)',
    ]);
  });
});

describe('now, before, unstated', () => {
  test('now is due when it starts', () => {
    expect(dueAt({ kind: 'now', text }, '2026-11-20T17:30:00Z')).toBe('2026-11-20T17:30:00.000Z');
    expect(why({ kind: 'now', text }, '2026-11-20T17:30:00Z')).toEqual([
      'At once: Friday 20 November 2026, 17:30; shown as overdue after 1 hour',
    ]);
    expect(
      why({ kind: 'now', text }, '2026-11-20T17:30:00Z', {
        settings: clockSettings({ 'immediate-grace': 'PT0M' }),
      }),
    ).toEqual(['At once: Friday 20 November 2026, 17:30']);
  });

  test.each(['before', 'unstated'] as const)('%s has no instant and is never overdue', (kind) => {
    const { due, why: lines } = dueOf({ due: { kind, text }, start: at('2026-11-20T17:30:00Z'), settings });
    expect(due.at).toBeNull();
    expect(lines).toHaveLength(1);
    expect(overdueAt(due, settings)).toBeNull();
    expect(stateAt(due, settings, at('2099-01-01T00:00:00Z'))).toBe('open');
  });
});

describe('overdue', () => {
  test('after its time, not at it', () => {
    const { due } = dueOf({ due: within('PT24H'), start: at('2026-11-20T17:30:00Z'), settings });
    expect(stateAt(due, settings, at('2026-11-21T17:30:00.000Z'))).toBe('open');
    expect(stateAt(due, settings, at('2026-11-21T17:30:00.001Z'))).toBe('overdue');
  });

  test('now: after the grace that is set', () => {
    const { due } = dueOf({ due: { kind: 'now', text }, start: at('2026-11-20T17:30:00Z'), settings });
    expect(stateAt(due, settings, at('2026-11-20T18:30:00.000Z'))).toBe('open');
    expect(stateAt(due, settings, at('2026-11-20T18:30:00.001Z'))).toBe('overdue');
    const longer = clockSettings({ 'immediate-grace': 'P1DT2H' });
    expect(overdueAt(due, longer)).toBe(at('2026-11-21T19:30:00Z'));
  });
});

test('lines are told in London time whatever the start is written in', () => {
  expect(why({ kind: 'now', text }, '2026-06-30T23:30:00Z')[0]).toContain('Wednesday 1 July 2026, 00:30');
});
