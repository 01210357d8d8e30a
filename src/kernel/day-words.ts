import type { DayNumber } from './day-number.ts';
import { dayNumberOf, partsOfDay, weekdayOf } from './day-number.ts';
import type { Instant } from './instant.ts';
import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import { londonOffset } from './london.ts';
import type { PlainDate } from './plain-date.ts';

const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  '',
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
];

const pad = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** "Saturday" */
export function weekdayInWords(day: DayNumber): string {
  return WEEKDAYS[weekdayOf(day)] ?? '';
}

/** "November", from 11. */
export function monthInWords(month: number): string {
  return MONTHS[month] ?? '';
}

/** "Saturday 21 November 2026", or without the year. */
export function dayInWords(day: DayNumber, year: 'with-year' | 'without-year' = 'with-year'): string {
  const parts = partsOfDay(day);
  const words = `${weekdayInWords(day)} ${parts.day} ${MONTHS[parts.month]}`;
  return year === 'with-year' ? `${words} ${parts.year}` : words;
}

/** "21 November 2026": a date in a table, where the weekday would only fill it. */
export function dateInWords(date: PlainDate): string {
  const { year, month, day } = partsOfDay(dayNumberOf(date));
  return `${day} ${MONTHS[month]} ${year}`;
}

/** "17:30", from milliseconds since 00:00; seconds only where there are any: "23:59:59". */
export function wallTimeInWords(msOfDay: number): string {
  const hhmm = `${pad(Math.floor(msOfDay / HOUR))}:${pad(Math.floor((msOfDay % HOUR) / MINUTE))}`;
  const seconds = Math.floor((msOfDay % MINUTE) / SECOND);
  return seconds === 0 ? hhmm : `${hhmm}:${pad(seconds)}`;
}

/** "17:30" in London; in the hour that an autumn clock shows twice, "01:30 BST" or "01:30 GMT". */
export function timeInWords(at: Instant): string {
  const offset = londonOffset(at);
  const local = at + offset;
  const words = wallTimeInWords(local - Math.floor(local / DAY) * DAY);
  if (offset === HOUR && londonOffset(at + HOUR) === 0) return `${words} BST`;
  if (offset === 0 && londonOffset(at - HOUR) === HOUR) return `${words} GMT`;
  return words;
}

/** "Saturday 21 November 2026, 17:30" in London, or without the year. */
export function momentInWords(at: Instant, year: 'with-year' | 'without-year' = 'with-year'): string {
  const day = Math.floor((at + londonOffset(at)) / DAY) as DayNumber;
  return `${dayInWords(day, year)}, ${timeInWords(at)}`;
}
