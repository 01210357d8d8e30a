import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { DAY, HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { londonTime } from '#kernel/london.ts';
import type { RuleDue } from '../pack-schema.ts';
import { DEFAULT_CLOCK_SETTINGS } from './clock-settings.ts';
import { dueOf, stateAt } from './due.ts';
import { parseIsoDuration } from './iso-duration.ts';
import { isWorkingDay } from './working-days.ts';

const settings = DEFAULT_CLOCK_SETTINGS;
const text = 'in good time';
const FIRST = Date.UTC(2014, 0, 1);
const LAST = Date.UTC(2033, 0, 1);

const anyStart = fc.integer({ min: FIRST, max: LAST }).map(instant);
/** Hours round the changes of the clocks turn up far more often than by chance. */
const oddStart = fc
  .tuple(
    fc.integer({ min: 2014, max: 2032 }),
    fc.boolean(),
    fc.integer({ min: -72, max: 72 }),
    fc.nat(HOUR - 1),
  )
  .map(([year, spring, hours, ms]) => {
    const lastOfMonth = Date.UTC(year, spring ? 2 : 9, 31);
    const sunday = lastOfMonth - new Date(lastOfMonth).getUTCDay() * DAY;
    return instant(sunday + (1 + hours) * HOUR + ms);
  });
const start = fc.oneof(anyStart, oddStart);

const duration = fc
  .record({ months: fc.nat(13), days: fc.nat(40), hours: fc.nat(100), minutes: fc.nat(90) })
  .map(({ months, days, hours, minutes }) => `P${months}M${days}DT${hours}H${minutes}M`);
const rule: fc.Arbitrary<RuleDue> = fc.oneof(
  fc.constant<RuleDue>({ kind: 'now', text }),
  duration.map((within): RuleDue => ({ kind: 'elapsed', within, text })),
  fc.nat(40).map((days): RuleDue => ({ kind: 'working-days', days, text })),
  fc.nat(40).map((days): RuleDue => ({ kind: 'calendar-days', days, text })),
  fc.integer({ min: 1, max: 40 }).map((months): RuleDue => ({ kind: 'months', months, text })),
  duration.map((every): RuleDue => ({ kind: 'recurring', every, text })),
);

function dueAt(due: RuleDue, from: Instant): Instant {
  const { at } = dueOf({ due, start: from, settings }).due;
  if (at === null) throw new Error(`${due.kind} has no instant`);
  return at;
}

describe('every clock', () => {
  test('is never due before it starts, and always says how', () => {
    fc.assert(
      fc.property(rule, start, (due, from) => {
        const { due: found, why } = dueOf({ due, start: from, settings });
        expect(found.at).toBeGreaterThanOrEqual(from);
        expect(Number.isSafeInteger(found.at)).toBe(true);
        expect(why.length).toBeGreaterThan(0);
        for (const line of why) expect(line).not.toMatch(/undefined|NaN|null/);
      }),
      { numRuns: 2000 },
    );
  });

  test('once overdue stays overdue', () => {
    fc.assert(
      fc.property(rule, start, fc.nat(100 * DAY), fc.nat(100 * DAY), (due, from, wait, more) => {
        const { due: found } = dueOf({ due, start: from, settings });
        if (stateAt(found, settings, instant(from + wait)) === 'overdue')
          expect(stateAt(found, settings, instant(from + wait + more))).toBe('overdue');
      }),
    );
  });
});

test('working days and months: a later start is never due earlier', () => {
  const calendarRule = fc.oneof(
    fc.nat(40).map((days): RuleDue => ({ kind: 'working-days', days, text })),
    fc.integer({ min: 1, max: 40 }).map((months): RuleDue => ({ kind: 'months', months, text })),
  );
  fc.assert(
    fc.property(calendarRule, start, fc.nat(10 * DAY), (due, from, more) => {
      expect(dueAt(due, instant(from + more))).toBeGreaterThanOrEqual(dueAt(due, from));
    }),
    { numRuns: 1000 },
  );
});

test('elapsed and calendar days: a later start is due earlier by an hour at most, over a change of the clocks', () => {
  const hours = fc.integer({ min: 1, max: 500 });
  const timed = fc.oneof(
    hours.map((n): RuleDue => ({ kind: 'elapsed', within: `PT${n}H`, text })),
    fc.integer({ min: 1, max: 20 }).map((days): RuleDue => ({ kind: 'calendar-days', days, text })),
  );
  fc.assert(
    fc.property(timed, start, fc.nat(3 * DAY), (due, from, more) => {
      expect(dueAt(due, instant(from + more))).toBeGreaterThanOrEqual(dueAt(due, from) - HOUR);
      if (more > HOUR) expect(dueAt(due, instant(from + more))).toBeGreaterThanOrEqual(dueAt(due, from));
    }),
    { numRuns: 2000 },
  );
});

test('elapsed: never more than the hours that pass, nor more than an hour less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), start, (n, from) => {
      const passed = from + n * HOUR;
      const at = dueAt({ kind: 'elapsed', within: `PT${n}H`, text }, from);
      expect(at).toBeLessThanOrEqual(passed);
      expect(at).toBeGreaterThanOrEqual(passed - HOUR);
    }),
    { numRuns: 2000 },
  );
});

test('working days: always close of business on a working day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), start, (days, from) => {
      const time = londonTime(dueAt({ kind: 'working-days', days, text }, from));
      expect(time.msOfDay).toBe(17 * HOUR);
      expect(isWorkingDay(time.day)).toBe(true);
    }),
  );
});

test('every length of time that is written reads back as its parts', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), fc.nat(200), fc.nat(200), (months, days, hours, minutes) => {
      expect(parseIsoDuration(`P${months}M${days}DT${hours}H${minutes}M`)).toEqual({
        months,
        days,
        ms: hours * HOUR + minutes * MINUTE,
      });
    }),
  );
});
