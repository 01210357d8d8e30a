import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dayNumberOf } from './day-number.ts';
import type { Instant } from './instant.ts';
import { DAY, HOUR, instant, MINUTE } from './instant.ts';
import {
  earlierMoment,
  lastClockChange,
  laterMoment,
  londonDate,
  londonOffset,
  londonTime,
  momentsOf,
  startOfLondonDay,
} from './london.ts';
import type { PlainDate } from './plain-date.ts';

const ZONE = 'Europe/London';
const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds);
const day = (text: string) => dayNumberOf(text as PlainDate);
const zoned = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE);
const offsetByTemporal = (ms: number) => zoned(ms).offsetNanoseconds / 1e6;

/** The days on which Temporal changes London's clocks, from one year to another. */
function changes(fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  let next = zoned(Date.UTC(fromYear, 0, 1)).getTimeZoneTransition('next');
  while (next && next.year <= toYear) {
    found.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

describe('equal to Temporal', () => {
  test('the clocks change at the very millisecond, 1972 to 2037', () => {
    const all = changes(1972, 2037);
    expect(all).toHaveLength(66 * 2);
    for (const change of all) {
      expect(londonOffset(change - 1)).toBe(offsetByTemporal(change - 1));
      expect(londonOffset(change)).toBe(offsetByTemporal(change));
      expect(londonOffset(change)).not.toBe(londonOffset(change - 1));
      expect(lastClockChange(instant(change))).toEqual({
        at: change,
        forward: londonOffset(change) === HOUR,
      });
      expect(lastClockChange(instant(change - 1))?.at).not.toBe(change);
    }
  });

  test('every hour of the days on which the clocks change and their neighbours, 1996 to 2037', () => {
    let compared = 0;
    for (const change of changes(1996, 2037))
      for (let ms = change - 2 * DAY; ms <= change + 2 * DAY; ms += HOUR) {
        const time = londonTime(instant(ms));
        const local = zoned(ms);
        const clock = `${londonDate(instant(ms))} ${time.msOfDay / HOUR}`;
        if (
          clock !== `${local.toPlainDate().toString()} ${local.hour}` ||
          time.offset !== local.offsetNanoseconds / 1e6
        )
          expect.fail(`${local.toString()}: ${clock}`);
        compared++;
      }
    expect(compared).toBe(84 * 97);
  });

  test('every quarter of an hour on the wall round the changes, earlier and later moment', () => {
    let odd = 0;
    for (const change of changes(1996, 2037)) {
      const date = zoned(change).toPlainDate();
      for (let ms = 0; ms < 4 * HOUR; ms += 15 * MINUTE) {
        const wall = date.toPlainDateTime({ hour: ms / HOUR, minute: (ms % HOUR) / MINUTE });
        const [earlier, later] = (['earlier', 'later'] as const).map(
          (disambiguation) => wall.toZonedDateTime(ZONE, { disambiguation }).epochMilliseconds,
        );
        const number = dayNumberOf(date.toString() as PlainDate);
        const moments = momentsOf(number, ms);
        const said = moments.kind === 'exact' ? [moments.at, moments.at] : [moments.earlier, moments.later];
        expect([earlierMoment(number, ms), laterMoment(number, ms)]).toEqual([earlier, later]);
        expect(said).toEqual([earlier, later]);
        if (moments.kind !== 'exact') odd++;
      }
    }
    expect(odd).toBe(84 * 4);
  });

  test('any moment since 27 October 1968', () => {
    const first = Date.UTC(1968, 9, 27);
    fc.assert(
      fc.property(fc.integer({ min: first, max: Date.UTC(2400, 0, 1) }), (ms) => {
        expect(londonOffset(ms)).toBe(offsetByTemporal(ms));
        const { day, msOfDay } = londonTime(instant(ms));
        expect([earlierMoment(day, msOfDay), laterMoment(day, msOfDay)]).toContain(ms);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a wall time that the spring clock jumps over has two meanings', () => {
  expect(momentsOf(day('2026-03-29'), 1.5 * HOUR)).toEqual({
    kind: 'gap',
    earlier: at('2026-03-29T00:30:00Z'),
    later: at('2026-03-29T01:30:00Z'),
  });
});

test('a wall time that the autumn clock shows twice has two moments', () => {
  expect(momentsOf(day('2026-10-25'), HOUR)).toEqual({
    kind: 'twice',
    earlier: at('2026-10-25T00:00:00Z'),
    later: at('2026-10-25T01:00:00Z'),
  });
});

test('every other wall time has one', () => {
  expect(momentsOf(day('2026-10-25'), 2 * HOUR)).toEqual({ kind: 'exact', at: at('2026-10-25T02:00:00Z') });
  expect(momentsOf(day('2026-07-01'), 9 * HOUR)).toEqual({ kind: 'exact', at: at('2026-07-01T08:00:00Z') });
});

test('the date in London is not the date in UTC just after a summer midnight', () => {
  expect(londonDate(at('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
  expect(londonDate(at('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
  expect(startOfLondonDay(day('2026-07-02'))).toBe(at('2026-07-01T23:00:00Z'));
});

test('the last change of the clocks, in either half of a year', () => {
  const autumn = { at: at('2026-10-25T01:00:00Z'), forward: false };
  expect(lastClockChange(at('2026-12-31T12:00:00Z'))).toEqual(autumn);
  expect(lastClockChange(at('2027-01-01T12:00:00Z'))).toEqual(autumn);
  expect(lastClockChange(at('2027-06-01T12:00:00Z'))).toEqual({
    at: at('2027-03-28T01:00:00Z'),
    forward: true,
  });
});

test('before October 1968 time is told in GMT', () => {
  expect(londonTime(at('1960-07-01T12:00:00Z'))).toEqual({
    day: day('1960-07-01'),
    msOfDay: 12 * HOUR,
    offset: 0,
  });
  expect(lastClockChange(at('1971-07-01T12:00:00Z'))).toBeUndefined();
});
