import type { DayNumber } from './day-number.ts';
import { dayNumberOfParts, plainDateOf, weekdayOf } from './day-number.ts';
import type { Instant } from './instant.ts';
import { DAY, HOUR } from './instant.ts';
import type { PlainDate } from './plain-date.ts';

/*
 * London time by the law's own rule and integer arithmetic, because due times are reckoned for every duty on
 * every page. The tests prove it equal to Temporal's Europe/London. Right from 27 October 1968 on; a moment
 * before that is told in GMT.
 */

/** A moment as the clocks of London show it. */
export type LondonTime = {
  readonly day: DayNumber;
  /** Milliseconds on the clock since 00:00; on the two days the clocks change, not the time passed. */
  readonly msOfDay: number;
  /** Milliseconds ahead of UTC: 0 in winter, an hour in summer. */
  readonly offset: number;
};

/**
 * The moments at which a London clock shows a local time. `gap`: none, the clocks jump over it in spring; the two
 * moments are what the clock would mean before and after the jump. `twice`: two, an hour apart, in autumn.
 */
export type LondonMoments =
  | { readonly kind: 'exact'; readonly at: Instant }
  | { readonly kind: 'gap' | 'twice'; readonly earlier: Instant; readonly later: Instant };

/** A change of the clocks: the moment, and whether they go forward (spring) or back. */
export type ClockChange = { readonly at: Instant; readonly forward: boolean };

const FIRST_YEAR = 1972;
const LAST_YEAR = 2200;
const MEAN_YEAR = 365.2425 * DAY;
const STANDARD_TIME_FROM = dayNumberOfParts(1968, 10, 27) * DAY - HOUR;
const STANDARD_TIME_TO = dayNumberOfParts(1971, 10, 31) * DAY + 2 * HOUR;

/** The last Sunday on or before a day. */
const sundayUpTo = (year: number, month: number, dayOfMonth: number): number => {
  const day = dayNumberOfParts(year, month, dayOfMonth);
  return day - (weekdayOf(day) % 7);
};

/** Summer Time Act 1972 and the orders under it: up to 1980 the day after March's third Saturday, 02:00 GMT; then its last Sunday. */
function summerStarts(year: number): number {
  if (year <= 1980) return sundayUpTo(year, 3, 22) * DAY + 2 * HOUR;
  return sundayUpTo(year, 3, 31) * DAY + HOUR;
}

/** Up to 1989 the day after the fourth Saturday of October, up to 1995 the fourth Sunday, since then the last. */
function summerEnds(year: number): number {
  if (year <= 1980) return sundayUpTo(year, 10, 29) * DAY + 2 * HOUR;
  if (year <= 1989) return sundayUpTo(year, 10, 29) * DAY + HOUR;
  if (year <= 1995) return sundayUpTo(year, 10, 28) * DAY + HOUR;
  return sundayUpTo(year, 10, 31) * DAY + HOUR;
}

const STARTS = new Float64Array(LAST_YEAR - FIRST_YEAR + 1).map((_, i) => summerStarts(FIRST_YEAR + i));
const ENDS = new Float64Array(LAST_YEAR - FIRST_YEAR + 1).map((_, i) => summerEnds(FIRST_YEAR + i));

/** Near New Year this may name the year beside the true one; both are in winter there, so it does no harm. */
const yearNear = (ms: number): number => 1970 + Math.floor(ms / MEAN_YEAR);

/** Milliseconds that London is ahead of UTC at a moment. */
export function londonOffset(at: number): number {
  const index = yearNear(at) - FIRST_YEAR;
  const start = STARTS[index];
  const end = ENDS[index];
  if (start !== undefined && end !== undefined) return at >= start && at < end ? HOUR : 0;
  if (index < 0) return at >= STANDARD_TIME_FROM && at < STANDARD_TIME_TO ? HOUR : 0;
  const year = yearNear(at);
  return at >= summerStarts(year) && at < summerEnds(year) ? HOUR : 0;
}

/** The day it is in London. */
export function londonDay(at: Instant): DayNumber {
  return Math.floor((at + londonOffset(at)) / DAY) as DayNumber;
}

/** The date it is in London, YYYY-MM-DD. */
export function londonDate(at: Instant): PlainDate {
  return plainDateOf(londonDay(at));
}

/** Day, wall time and offset in London. */
export function londonTime(at: Instant): LondonTime {
  const offset = londonOffset(at);
  const day = Math.floor((at + offset) / DAY) as DayNumber;
  return { day, msOfDay: at + offset - day * DAY, offset };
}

/** The moment, or both moments, of a London wall time; which of them, and why, is for the caller to say. */
export function momentsOf(day: DayNumber, msOfDay: number): LondonMoments {
  const winter = (day * DAY + msOfDay) as Instant;
  const summer = (winter - HOUR) as Instant;
  const summerHolds = londonOffset(summer) === HOUR;
  const winterHolds = londonOffset(winter) === 0;
  if (summerHolds && winterHolds) return { kind: 'twice', earlier: summer, later: winter };
  if (summerHolds) return { kind: 'exact', at: summer };
  if (winterHolds) return { kind: 'exact', at: winter };
  return { kind: 'gap', earlier: summer, later: winter };
}

/** The moment of a London wall time; the earlier one where the clocks jump over it or show it twice. */
export function earlierMoment(day: DayNumber, msOfDay: number): Instant {
  const winter = day * DAY + msOfDay;
  const summer = winter - HOUR;
  return (londonOffset(summer) === HOUR || londonOffset(winter) === HOUR ? summer : winter) as Instant;
}

/** The moment of a London wall time; the later one where the clocks jump over it or show it twice. */
export function laterMoment(day: DayNumber, msOfDay: number): Instant {
  const winter = day * DAY + msOfDay;
  return (
    londonOffset(winter) === 0 || londonOffset(winter - HOUR) === 0 ? winter : winter - HOUR
  ) as Instant;
}

/** 00:00 in London on a day: where a clock starts when only its date is known. */
export function startOfLondonDay(day: DayNumber): Instant {
  return earlierMoment(day, 0);
}

/** The last time the clocks changed at or before a moment, from 1972 on; `undefined` before that. */
export function lastClockChange(at: Instant): ClockChange | undefined {
  const year = yearNear(at) + 1;
  for (let y = year; y >= year - 2 && y >= FIRST_YEAR; y--) {
    if (summerEnds(y) <= at) return { at: summerEnds(y) as Instant, forward: false };
    if (summerStarts(y) <= at) return { at: summerStarts(y) as Instant, forward: true };
  }
  return undefined;
}
