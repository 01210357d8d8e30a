import type { PlainDate } from './plain-date.ts';
import { daysInMonth, partsOf } from './plain-date.ts';

declare const dayNumberBrand: unique symbol;

/** A calendar day as whole days since 1970-01-01, so that days are added and compared as numbers. */
export type DayNumber = number & { readonly [dayNumberBrand]: true };

/** Monday 1 to Sunday 7, as ISO 8601 counts them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day so many days later; `days` may be negative. */
export function addDays(day: DayNumber, days: number): DayNumber {
  return (day + days) as DayNumber;
}

export function weekdayOf(day: DayNumber): Weekday {
  // Day 0 was a Thursday.
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The number of a day of the Gregorian calendar; `month` counts from 1. */
export function dayNumberOfParts(year: number, month: number, dayOfMonth: number): DayNumber {
  // Counted in years that begin on 1 March, so that a leap day is a year's last.
  const marchYear = month <= 2 ? year - 1 : year;
  const monthFromMarch = month <= 2 ? month + 9 : month - 3;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  return (marchYear * 365 + leapDays + dayOfYear - 719_468) as DayNumber;
}

export function dayNumberOf(date: PlainDate): DayNumber {
  const { year, month, day } = partsOf(date);
  return dayNumberOfParts(year, month, day);
}

/** The parts of a day: year, month (1-12), day of the month. */
export function partsOfDay(day: DayNumber): { year: number; month: number; day: number } {
  // 146 097 days are 400 Gregorian years; again counted from 1 March.
  const shifted = day + 719_468;
  const cycle = Math.floor(shifted / 146_097);
  const dayOfCycle = shifted - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfMonth };
}

/** Writes a day as YYYY-MM-DD. Throws RangeError outside the years 0000 to 9999. */
export function plainDateOf(day: DayNumber): PlainDate {
  const { year, month, day: dayOfMonth } = partsOfDay(day);
  if (year < 0 || year > 9999) throw new RangeError(`no four-digit year: day ${day}`);
  const pad = (n: number) => (n < 10 ? `0${n}` : `${n}`);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}` as PlainDate;
}

/** The same day of the month so many months later, or that month's last day where it has no such day. */
export function addMonths(date: DayNumber, months: number): DayNumber {
  const { year, month, day } = partsOfDay(date);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return dayNumberOfParts(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
