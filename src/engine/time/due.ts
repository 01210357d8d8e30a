import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { RuleDue } from '../pack-schema.ts';
import type { Due } from '../types.ts';
import type { ClockReading } from './clock-reading.ts';
import { calendarDaysReading, elapsedReading, monthsReading } from './clock-reading.ts';
import type { ClockSettings } from './clock-settings.ts';
import type { IsoDuration } from './iso-duration.ts';
import { durationInWords, parseIsoDuration } from './iso-duration.ts';
import type { WorkingCalendar } from './working-days.ts';
import { ENGLISH_WORKING_DAYS } from './working-days.ts';
import { workingDaysReading } from './working-days-reading.ts';

/** What a due time is reckoned from. */
export type DueInput = {
  /** The rule's clock. */
  readonly due: RuleDue;
  /** Where the clock starts: the moment the rule names, never the moment of typing. */
  readonly start: Instant;
  readonly settings: ClockSettings;
  /** When a recurring duty was last completed; it then counts from there. */
  readonly lastDone?: Instant;
  /** England and Wales, as this version of Kith knows it, unless another is given. */
  readonly calendar?: WorkingCalendar;
};

/** When a duty is due, and the arithmetic line by line. Throws where a rule's length of time cannot be read: a pack is checked before. */
export function dueOf(input: DueInput): { readonly due: Due; readonly why: readonly string[] } {
  const { kind, text } = input.due;
  const reading = readClock(input);
  return { due: { kind, at: reading.at, text }, why: reading.why };
}

type Reading = ClockReading | { readonly at: null; readonly why: readonly string[] };

function readClock({ due, start, settings, lastDone, calendar = ENGLISH_WORKING_DAYS }: DueInput): Reading {
  switch (due.kind) {
    case 'now':
      return { at: start, why: [atOnce(start, settings.immediateGrace)] };
    case 'elapsed':
      return elapsedReading(start, durationOf(due.within));
    case 'working-days':
      return workingDaysReading(start, due.days, settings.closeOfBusiness, calendar);
    case 'calendar-days':
      return calendarDaysReading(start, due.days);
    case 'months':
      return monthsReading(start, due.months);
    case 'recurring':
      return recurringReading(due, start, settings, lastDone);
    case 'before':
      return { at: null, why: ['No hour is set: it comes before the act.'] };
    case 'unstated':
      return { at: null, why: ['The policy names no time.'] };
  }
}

const atOnce = (start: Instant, grace: IsoDuration): string =>
  grace.days + grace.ms === 0
    ? `At once: ${momentInWords(start)}`
    : `At once: ${momentInWords(start)}; shown as overdue after ${durationInWords(grace)}`;

function durationOf(text: string): IsoDuration {
  const duration = parseIsoDuration(text);
  if (duration === undefined) throw new RangeError(`not a length of time: ${text}`);
  return duration;
}

type RecurringDue = Extract<RuleDue, { kind: 'recurring' }>;

/**
 * Clock `recurring`: the next time after the last completed, else after the start. An interval of whole months or days
 * runs as those clocks do; one with hours as elapsed time.
 */
function recurringReading(
  due: RecurringDue,
  start: Instant,
  settings: ClockSettings,
  lastDone?: Instant,
): Reading {
  const chosen = due.setting === undefined ? undefined : settings.intervals.get(due.setting);
  const interval = chosen ?? (due.every === undefined ? undefined : durationOf(due.every));
  if (interval === undefined)
    return { at: null, why: [`No time is set yet${due.setting ? `: set ${due.setting}` : ''}.`] };
  const from = lastDone ?? start;
  const next = intervalReading(from, interval);
  const begins =
    lastDone === undefined ? 'Not done yet: counted from the start' : 'Counted from the last time';
  const source = chosen === undefined ? '' : ` (setting ${due.setting})`;
  return { at: next.at, why: [`${begins}; interval ${durationInWords(interval)}${source}`, ...next.why] };
}

function intervalReading(from: Instant, { months, days, ms }: IsoDuration): ClockReading {
  if (months > 0 && days + ms === 0) return monthsReading(from, months);
  if (days > 0 && months + ms === 0) return calendarDaysReading(from, days);
  return elapsedReading(from, { months, days, ms });
}

/** The last moment at which an open duty is not yet overdue; null where it is never overdue by itself. */
export function overdueAt(due: Due, settings: ClockSettings): Instant | null {
  if (due.at === null || due.kind !== 'now') return due.at;
  return (due.at + settings.immediateGrace.days * DAY + settings.immediateGrace.ms) as Instant;
}

/** Whether a duty that is still owed is overdue at a moment: only after its time, not at it. */
export function stateAt(due: Due, settings: ClockSettings, now: Instant): 'open' | 'overdue' {
  const last = overdueAt(due, settings);
  return last !== null && now > last ? 'overdue' : 'open';
}
