import type { DayNumber } from '#kernel/day-number.ts';
import { addDays, dayNumberOf, dayNumberOfParts, partsOfDay, weekdayOf } from '#kernel/day-number.ts';
import type { BankHoliday, BankHolidays } from './bank-holidays.ts';
import { ENGLAND_AND_WALES } from './bank-holidays.ts';

/**
 * The working days of the years whose bank holidays are known, numbered, so that counting any number of them is
 * two look-ups. Outside those years every Monday to Friday counts.
 */
export type WorkingCalendar = {
  /** First and last day that are numbered. */
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** The last day up to which every bank holiday is known; at most `last`. */
  readonly knownTo: DayNumber;
  readonly holidays: ReadonlyMap<DayNumber, BankHoliday>;
  /** For each day since `first`: how many working days there have been up to and including it. */
  readonly countUpTo: Int32Array;
  /** The day of each working day, the first one at index 1. */
  readonly nth: Int32Array;
};

/** Numbers the working days; done once for a list of bank holidays. */
export function workingCalendar(known: BankHolidays): WorkingCalendar {
  const first = dayNumberOf(known.from);
  const knownTo = dayNumberOf(known.to);
  const holidays = new Map(known.days.map((holiday) => [dayNumberOf(holiday.date), holiday]));
  const { year } = partsOfDay(Math.max(knownTo, ...holidays.keys()) as DayNumber);
  const last = dayNumberOfParts(year, 12, 31);
  const countUpTo = new Int32Array(last - first + 1);
  const nth = new Int32Array(last - first + 2);
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !holidays.has(day)) nth[++count] = day;
    countUpTo[day - first] = count;
  }
  return { first, last, knownTo, holidays, countUpTo, nth: nth.slice(0, count + 1) };
}

/** England and Wales, known 2015 to 2030. */
export const ENGLISH_WORKING_DAYS: WorkingCalendar = workingCalendar(ENGLAND_AND_WALES);

/** Monday to Friday and no bank holiday. */
export function isWorkingDay(day: DayNumber, calendar: WorkingCalendar = ENGLISH_WORKING_DAYS): boolean {
  return weekdayOf(day) <= 5 && !calendar.holidays.has(day);
}

/**
 * The n-th working day after a day; with 0 the day itself or, where it is no working day, the next one.
 * Throws RangeError for a negative or broken number.
 */
export function addWorkingDays(
  day: DayNumber,
  n: number,
  calendar: WorkingCalendar = ENGLISH_WORKING_DAYS,
): DayNumber {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  if (n === 0) return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
  const { first, last, countUpTo, nth } = calendar;
  if (day > last) return addWeekdays(day, n);
  let ordinal = n;
  if (day < first) {
    const weekdaysBefore = weekdaysUpTo(addDays(first, -1)) - weekdaysUpTo(day);
    if (n <= weekdaysBefore) return addWeekdays(day, n);
    ordinal = n - weekdaysBefore;
  } else {
    ordinal = n + (countUpTo[day - first] ?? 0);
  }
  const found = nth[ordinal];
  return found === undefined ? addWeekdays(last, ordinal - (nth.length - 1)) : (found as DayNumber);
}

/** The n-th Monday-to-Friday after a day, n at least 1. */
function addWeekdays(day: DayNumber, n: number): DayNumber {
  const weekday = weekdayOf(day);
  const friday = weekday > 5 ? day - (weekday - 5) : day;
  const position = Math.min(weekday, 5) + (n % 5);
  return (friday + Math.floor(n / 5) * 7 + (n % 5) + (position > 5 ? 2 : 0)) as DayNumber;
}

/** Mondays to Fridays up to and including a day, counted from a fixed Monday. */
function weekdaysUpTo(day: DayNumber): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day), 5);
}
