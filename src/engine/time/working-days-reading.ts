import type { DayNumber } from '#kernel/day-number.ts';
import { addDays, weekdayOf } from '#kernel/day-number.ts';
import { dayInWords, momentInWords, wallTimeInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { earlierMoment, londonDay } from '#kernel/london.ts';
import { bankHolidayInWords, outsideCoverage } from './bank-holidays.ts';
import type { ClockReading } from './clock-reading.ts';
import type { WorkingCalendar } from './working-days.ts';
import { addWorkingDays, ENGLISH_WORKING_DAYS } from './working-days.ts';

/** Up to so many days on the way each one is named; beyond, weekends are named once for all. */
const DAYS_NAMED_SINGLY = 8;

/**
 * Close of business on the n-th working day after the London date of `start`. With 0 that is the day itself, or the next
 * working day; never a moment before the start.
 */
export function closeOfWorkingDay(
  start: Instant,
  n: number,
  closeOfBusiness: number,
  calendar: WorkingCalendar = ENGLISH_WORKING_DAYS,
): Instant {
  const at = earlierMoment(addWorkingDays(londonDay(start), n, calendar), closeOfBusiness);
  return at < start ? start : at;
}

/** Clock `working-days`, with its lines. */
export function workingDaysReading(
  start: Instant,
  n: number,
  closeOfBusiness: number,
  calendar: WorkingCalendar = ENGLISH_WORKING_DAYS,
): ClockReading {
  const at = closeOfWorkingDay(start, n, closeOfBusiness, calendar);
  const from = londonDay(start);
  const day = londonDay(at);
  const words = n === 1 ? '1 working day' : `${n} working days`;
  const passed = passedOver(from, day, calendar);
  const reached = `the ${ordinal(n)} working day is ${dayInWords(day, 'without-year')}`;
  const close = `close of business ${wallTimeInWords(closeOfBusiness)}`;
  const why = [`${momentInWords(start)} + ${words} = ${momentInWords(at)}`];
  if (n > 0) why.push(`Counting working days: ${passed ? `${passed}; ` : ''}${reached}; ${close}.`);
  if (day > calendar.knownTo || from < calendar.first)
    why.push(outsideCoverage(calendar.first, calendar.knownTo));
  return { at, why };
}

/** "Friday 25 December is Christmas Day, Saturday and Sunday are not working days", of the days between two. */
function passedOver(from: DayNumber, to: DayNumber, calendar: WorkingCalendar): string {
  const parts: string[] = [];
  const single = to - from <= DAYS_NAMED_SINGLY;
  if (!single) parts.push('Saturdays and Sundays are not working days');
  for (let day = addDays(from, 1); day < to && day <= calendar.last; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    const holiday = calendar.holidays.get(day);
    if (holiday) parts.push(`${dayInWords(day, 'without-year')} is ${bankHolidayInWords(holiday)}`);
    else if (single && weekday === 6) parts.push('Saturday and Sunday are not working days');
    else if (single && weekday === 7 && day === from + 1) parts.push('Sunday is not a working day');
  }
  return parts.join(', ');
}

/** "1st", "2nd", "11th", "23rd" */
function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}
