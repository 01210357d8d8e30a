import { type DayNumber, partsOfDay, weekdayOf } from '#kernel/day-number.ts';
import { DAY, HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { londonTime } from '#kernel/london.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A moment as a clock and a calendar on a wall in London show it. */
function london(at: number): { day: DayNumber; hour: number; minute: number } {
  const { day, msOfDay } = londonTime(instant(at));
  return { day, hour: Math.floor(msOfDay / HOUR), minute: Math.floor((msOfDay % HOUR) / MINUTE) };
}

/** "17:30" in London for an instant in epoch milliseconds. */
export function timeOf(at: number): string {
  const time = london(at);
  return `${pad(time.hour)}:${pad(time.minute)}`;
}

/** "Saturday 21 November" in London; with the year where it is not the year of `now`. Both in epoch milliseconds. */
export function longDate(at: number, now: number): string {
  const { day } = london(at);
  const { year, month, day: dayOfMonth } = partsOfDay(day);
  const yearWords = year === partsOfDay(london(now).day).year ? '' : ` ${year}`;
  return `${DAYS[weekdayOf(day) - 1]} ${dayOfMonth} ${MONTHS[month - 1]}${yearWords}`;
}

/** "today", "tomorrow", "yesterday" by the London calendar, else the long date. */
export function dayWords(at: number, now: number): string {
  const days = london(at).day - london(now).day;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return longDate(at, now);
}

/** "Saturday 21 November, 17:30": a moment in full, for records. */
export function longDateTime(at: number, now: number): string {
  return `${longDate(at, now)}, ${timeOf(at)}`;
}

/** "17:30 today" on the day itself, else "Saturday 21 November, 17:30": a moment beside a clock. */
export function momentWords(at: number, now: number): string {
  return dayWords(at, now) === 'today' ? `${timeOf(at)} today` : longDateTime(at, now);
}

/**
 * A length of time in at most two units, rounded down so that nobody is promised a minute they do not have:
 * "3 hours", "8 hours 25 minutes", "2 days 3 hours". A day is 24 hours. The sign is ignored.
 */
export function durationWords(ms: number): string {
  const length = Math.abs(ms);
  if (length < MINUTE) return 'less than a minute';
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const parts =
    days > 0 ? [count(days, 'day'), count(hours, 'hour')] : [count(hours, 'hour'), count(minutes, 'minute')];
  return parts.filter(Boolean).join(' ');
}

/**
 * How a duty stands against its time. `soon`: due within the span that its page calls soon; `no-time`: owed, but
 * not by an instant ("before the next visit").
 */
export type ClockState = 'overdue' | 'soon' | 'open' | 'held' | 'done' | 'no-time';

/** What a clock is told. Instants in epoch milliseconds. */
export interface ClockFacts {
  /** When the duty is, or was, due; `null` where it has no instant. */
  readonly dueAt: number | null;
  readonly now: number;
  readonly state: ClockState;
  /** What the time counts from: "24 hours from taking the phone". */
  readonly from?: string | undefined;
  /** When it was done, for `done`. */
  readonly doneAt?: number | undefined;
}

/** A clock in words: the headline first, then when that is, then what it counts from. */
export interface ClockWords {
  readonly headline: string;
  readonly due?: string;
  readonly from?: string;
}

/** The words of a clock, for each state. A duty done late says so: closing it does not hide the breach. */
export function clockWords(facts: ClockFacts): ClockWords {
  return { ...standing(facts), ...(facts.from ? { from: facts.from } : {}) };
}

function standing({ dueAt, now, state, doneAt }: ClockFacts): ClockWords {
  switch (state) {
    case 'overdue':
      if (dueAt === null) return { headline: 'Overdue' };
      return { headline: `Overdue by ${durationWords(now - dueAt)}`, due: `due ${momentWords(dueAt, now)}` };
    case 'soon':
    case 'open':
      if (dueAt === null) return { headline: 'To do' };
      if (dueAt <= now) return { headline: 'Now', due: `from ${momentWords(dueAt, now)}` };
      return { headline: `${durationWords(dueAt - now)} left`, due: `by ${momentWords(dueAt, now)}` };
    case 'held':
      return { headline: 'Held' };
    case 'done':
      return done(dueAt, now, doneAt);
    case 'no-time':
      return { headline: 'No set time' };
  }
}

function done(dueAt: number | null, now: number, doneAt: number | undefined): ClockWords {
  if (doneAt === undefined) return { headline: 'Done' };
  const when = momentWords(doneAt, now);
  if (dueAt === null || doneAt <= dueAt)
    return { headline: dueAt === null ? 'Done' : 'Done in time', due: when };
  return {
    headline: `Done ${durationWords(doneAt - dueAt)} late`,
    due: `${when}; due ${momentWords(dueAt, now)}`,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function count(value: number, unit: string): string {
  if (value === 0) return '';
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
