import type { DayNumber } from '#kernel/day-number.ts';
import { addDays, addMonths, partsOfDay } from '#kernel/day-number.ts';
import { dayInWords, momentInWords, monthInWords, timeInWords, wallTimeInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import {
  earlierMoment,
  lastClockChange,
  londonDay,
  londonOffset,
  londonTime,
  momentsOf,
} from '#kernel/london.ts';
import type { IsoDuration } from './iso-duration.ts';
import { durationInWords } from './iso-duration.ts';

/** A due instant and the lines by which a person follows how it came about. */
export type ClockReading = { readonly at: Instant; readonly why: readonly string[] };

/** A wall time some days and milliseconds after the one a London clock showed at `start`. */
type WallTime = { readonly day: DayNumber; readonly msOfDay: number };

function wallTimeAfter(start: Instant, months: number, days: number, ms: number): WallTime {
  const local = londonTime(start);
  const total = local.msOfDay + ms;
  const extraDays = Math.floor(total / DAY);
  const day = addDays(months === 0 ? local.day : addMonths(local.day, months), days + extraDays);
  return { day, msOfDay: total - extraDays * DAY };
}

/**
 * The moment of a wall time after `start`. Where clocks show it twice, the first, unless that has gone by when the clock
 * starts; where they jump over it, the moment a clock not yet changed would mean, as calendars everywhere read it.
 */
function momentAfter(start: Instant, { day, msOfDay }: WallTime): Instant {
  const moments = momentsOf(day, msOfDay);
  if (moments.kind === 'exact') return moments.at;
  return moments.kind === 'gap' || moments.earlier <= start ? moments.later : moments.earlier;
}

/** Says which moment a missing or doubled wall time was taken for; nothing for any other. */
function oddHour({ day, msOfDay }: WallTime, taken: Instant): string[] {
  // Summer time begins or ends within a day of here, or the hour is a plain one.
  if (londonOffset(taken - DAY) === londonOffset(taken + DAY)) return [];
  const moments = momentsOf(day, msOfDay);
  if (moments.kind === 'exact') return [];
  const time = wallTimeInWords(msOfDay);
  return moments.kind === 'gap'
    ? [
        `The clocks go forward on ${dayInWords(day)} and never show ${time}: ${timeInWords(taken)} counts instead.`,
      ]
    : [
        `The clocks go back on ${dayInWords(day)} and show ${time} twice: the ${taken === moments.earlier ? 'first' : 'second'} counts.`,
      ];
}

/**
 * Clock `elapsed`: the earlier of the time that has passed (a day is 24 hours) and the time on the wall. Months are
 * moved on the calendar first, clamped to the month's end.
 */
export function elapsedReading(start: Instant, duration: IsoDuration): ClockReading {
  const { months, days, ms } = duration;
  const length = days * DAY + ms;
  if (months + length === 0) return { at: start, why: [momentInWords(start)] };
  const base = months === 0 ? start : momentAfter(start, wallTimeAfter(start, months, 0, 0));
  const passed = (base + length) as Instant;
  const wall = wallTimeAfter(start, months, days, ms);
  const onTheWall = momentAfter(start, wall);
  const at = passed < onTheWall ? passed : onTheWall;
  const words = durationInWords(duration);
  const sum = `${momentInWords(start)} + ${words} = ${momentInWords(at)}`;
  if (passed === onTheWall) return { at, why: [sum, ...oddHour(wall, at)] };
  return { at, why: [sum, ...oddHour(wall, onTheWall), bothReadings(words, onTheWall, passed)] };
}

function bothReadings(words: string, onTheWall: Instant, passed: Instant): string {
  const later = passed > onTheWall ? passed : onTheWall;
  const change = lastClockChange(later);
  const sameDay = londonDay(onTheWall) === londonDay(passed);
  const say = (at: Instant) => (sameDay ? timeInWords(at) : momentInWords(at, 'without-year'));
  const clocks = change
    ? `The clocks go ${change.forward ? 'forward' : 'back'} on ${dayInWords(londonDay(change.at), 'without-year')}: `
    : '';
  return `${clocks}${words} by the clock on the wall is ${say(onTheWall)}, by elapsed time ${say(passed)}; the earlier counts.`;
}

/** Clock `calendar-days`: the same wall time in London n days later. */
export function calendarDaysReading(start: Instant, days: number): ClockReading {
  if (days === 0) return { at: start, why: [momentInWords(start)] };
  const wall = wallTimeAfter(start, 0, days, 0);
  const at = momentAfter(start, wall);
  const words = days === 1 ? '1 day' : `${days} days`;
  return { at, why: [`${momentInWords(start)} + ${words} = ${momentInWords(at)}`, ...oddHour(wall, at)] };
}

const LAST_SECOND = DAY - 1000;

/** Clock `months`: the end (23:59:59) of the same day n months later, clamped to the month's end. */
export function monthsReading(start: Instant, months: number): ClockReading {
  const from = londonDay(start);
  const day = addMonths(from, months);
  const at = earlierMoment(day, LAST_SECOND);
  const words = months === 1 ? '1 month' : `${months} months`;
  const why = [`${dayInWords(from)} + ${words} = ${dayInWords(day)}, by the end of the day (23:59:59)`];
  const wanted = partsOfDay(from).day;
  const got = partsOfDay(day);
  if (got.day < wanted)
    why.push(`${monthInWords(got.month)} ${got.year} has no day ${wanted}: its last day counts.`);
  return { at, why };
}
