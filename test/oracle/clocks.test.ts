import { describe, expect, test } from 'vitest';
import { ageOn } from '#engine/time/age.ts';
import { ENGLAND_AND_WALES } from '#engine/time/bank-holidays.ts';
import { calendarDaysReading, elapsedReading, monthsReading } from '#engine/time/clock-reading.ts';
import { isWorkingDay } from '#engine/time/working-days.ts';
import { closeOfWorkingDay } from '#engine/time/working-days-reading.ts';
import { dayNumberOf, plainDateOf, weekdayOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';
import { londonTime } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import {
  birthdaysByHand,
  calendarDaysByHand,
  elapsedByHand,
  monthsByHand,
  workingDaysByHand,
} from './due-oracle.ts';
import {
  bankHolidaysByRule,
  dayOfWeek,
  easterSunday,
  isWorkingDayByRule,
  nextDay,
} from './english-holidays.ts';
import { momentsShowing, shown } from './london-clock.ts';

const AWKWARD = ['00:00', '00:30', '01:00', '01:30', '02:00', '12:00', '16:59', '17:00', '23:59'];

/** Every day from the first to the last, both included. */
function* days(first: string, last: string): Generator<string> {
  for (let date = first; date <= last; date = nextDay(date)) yield date;
}

/** Every moment of 2024 to 2030 at which a London clock shows one of the awkward times: in autumn, some twice. */
const AWKWARD_MOMENTS = [...days('2024-01-01', '2030-12-31')].flatMap((date) =>
  AWKWARD.flatMap((time) => momentsShowing(`${date}T${time}:00`) as Instant[]),
);

/** Collects the moments where engine and oracle part, so that a failure names them. */
function differences(compare: (start: Instant) => readonly [engine: number, oracle: number]): {
  compared: number;
  differing: string[];
} {
  let compared = 0;
  const differing: string[] = [];
  for (const start of AWKWARD_MOMENTS) {
    const [engine, oracle] = compare(start);
    compared++;
    if (engine !== oracle && differing.length < 20)
      differing.push(`${new Date(start).toISOString()}: ${engine} but by hand ${oracle}`);
  }
  return { compared, differing };
}

// 2557 days, nine times each: seven springs lose 01:00 and 01:30, seven autumns show them twice.
const ALL = { compared: 2557 * 9, differing: [] };

describe('the oracle itself', () => {
  test('knows Easter, the clock changes and a moved holiday from the almanac', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
    expect(momentsShowing('2026-10-25T01:30:00')).toEqual([
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
    expect(momentsShowing('2026-03-29T01:30:00')).toEqual([]);
    expect(isWorkingDayByRule('2020-05-04')).toBe(true);
    expect(isWorkingDayByRule('2020-05-08')).toBe(false);
  });
});

describe('calendar of England and Wales', () => {
  test('the dated list is what the rules give, 2015 to 2031', () => {
    const byRule = Array.from({ length: 17 }, (_, i) => bankHolidaysByRule(2015 + i)).flat();
    expect(ENGLAND_AND_WALES.days.map((day) => day.date)).toEqual(byRule);
    expect(ENGLAND_AND_WALES.from).toBe('2015-01-01');
    expect(ENGLAND_AND_WALES.to).toBe('2030-12-31');
  });

  test('every day 2015 to 2031 is or is not a working day', () => {
    const wrong = [...days('2015-01-01', '2031-12-31')].filter(
      (date) => isWorkingDay(dayNumberOf(date as PlainDate)) !== isWorkingDayByRule(date),
    );
    expect(wrong).toEqual([]);
  });

  test('every day 1970 to 2100 has its number, its text and its weekday', () => {
    let number = 0;
    for (const date of days('1970-01-01', '2100-12-31')) {
      const day = dayNumberOf(date as PlainDate);
      if (day !== number || plainDateOf(day) !== date || weekdayOf(day) % 7 !== dayOfWeek(date))
        expect.fail(`${date}: ${day}, ${plainDateOf(day)}, weekday ${weekdayOf(day)}`);
      number++;
    }
    expect(number).toBe(47_847);
  });
});

describe('every day 2024 to 2030 at awkward times', () => {
  test('the clock on the wall', () => {
    expect(
      differences((start) => {
        const { day, msOfDay } = londonTime(start);
        return [day * 24 * HOUR + msOfDay, Date.parse(`${shown(start)}Z`)];
      }),
    ).toEqual(ALL);
  });

  test.each([1, 12, 24, 48, 72])('within %i hours, the earlier of both readings', (hours) => {
    expect(
      differences((start) => [
        elapsedReading(start, { months: 0, days: 0, ms: hours * HOUR }).at,
        elapsedByHand(start, hours).due,
      ]),
    ).toEqual(ALL);
  });

  test('both readings differ only where a clock change lies between, and then by an hour', () => {
    const differing = new Set<string>();
    for (const start of AWKWARD_MOMENTS) {
      const { passed, onTheWall } = elapsedByHand(start, 24);
      if (passed === onTheWall) continue;
      expect(Math.abs(passed - onTheWall)).toBe(HOUR);
      const { why } = elapsedReading(start, { months: 0, days: 0, ms: 24 * HOUR });
      expect(why.at(-1)).toMatch(
        /^The clocks go (forward|back) on Sunday \d+ (March|October): 24 hours by the clock/,
      );
      differing.add(shown(start).slice(0, 7));
    }
    expect(differing.size).toBe(14);
  });

  test.each([1, 2, 5, 10])('within %i working days', (n) => {
    expect(
      differences((start) => [closeOfWorkingDay(start, n, 17 * HOUR), workingDaysByHand(start, n)]),
    ).toEqual(ALL);
  });

  test.each([1, 5])('within %i days', (n) => {
    expect(differences((start) => [calendarDaysReading(start, n).at, calendarDaysByHand(start, n)])).toEqual(
      ALL,
    );
  });

  test.each([1, 6])('within %i months', (n) => {
    expect(differences((start) => [monthsReading(start, n).at, monthsByHand(start, n)])).toEqual(ALL);
  });
});

test('ages on every day round the birthdays of a leap year', () => {
  const wrong: string[] = [];
  for (const born of days('2012-02-27', '2012-03-02'))
    for (const on of days('2024-02-26', '2029-03-03'))
      if (ageOn(born as PlainDate, on as PlainDate) !== birthdaysByHand(born, on))
        wrong.push(`born ${born}, on ${on}`);
  expect(wrong).toEqual([]);
});
