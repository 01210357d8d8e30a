import type { Weekday } from '#kernel/day-number.ts';
import { weekdayOf } from '#kernel/day-number.ts';
import { wallTimeInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';
import { londonTime } from '#kernel/london.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { SettingProblem } from './setting-values.ts';
import { parseClosingTime, parseWallTime } from './setting-values.ts';
import type { WorkingCalendar } from './working-days.ts';
import { ENGLISH_WORKING_DAYS } from './working-days.ts';

/** One stretch of opening on some days of the week: `from` included, `to` not; milliseconds since 00:00 London. */
export type Opening = { readonly days: readonly Weekday[]; readonly from: number; readonly to: number };

/** When an office answers. Closed on bank holidays whatever the day of the week. */
export type OfficeHours = readonly Opening[];

/** When a directory entry answers, seen from the office hours. */
export type OpenKind = 'office-hours' | 'out-of-hours' | 'always';

export const DEFAULT_OFFICE_HOURS: OfficeHours = [{ days: [1, 2, 3, 4, 5], from: 9 * HOUR, to: 17 * HOUR }];

const MONDAY_TO_FRIDAY: Weekday[] = [1, 2, 3, 4, 5];
const SHORT_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const LONG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Longer than any week takes to say: what is longer is not read at all, for reading it would take ever longer. */
const LONGEST_TEXT = 500;
const UNREADABLE: SettingProblem = {
  setting: 'office-hours',
  message: 'Write office-hours as mon-fri 09:00-17:00',
};
const TEXT = /^(?:(.*?)[\s,]+)?(\d{1,2}[:.]\d{2})\s*(?:-|–|to)\s*(\d{1,2}[:.]\d{2})$/i;

/** "mon", "Monday" or "Thurs" as a day of the week. */
function parseDay(text: string): Weekday | undefined {
  const word = text.trim().toLowerCase();
  const index = SHORT_DAYS.indexOf(word.slice(0, 3));
  if (index === -1 || !(LONG_DAYS[index] ?? '').toLowerCase().startsWith(word)) return undefined;
  return (index + 1) as Weekday;
}

/** "mon-fri", "Monday to Friday" or "mon, wed, fri" as days in the order of the week. */
function parseDays(text: string): Weekday[] | undefined {
  const days = new Set<Weekday>();
  for (const piece of text.split(/,|\band\b/)) {
    const ends = piece.split(/-|–|\bto\b/).map(parseDay);
    const [from, to = from] = ends;
    if (ends.length > 2 || from === undefined || to === undefined || to < from) return undefined;
    for (let day = from; day <= to; day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function opening(days: Weekday[] | undefined, from: unknown, to: unknown): Opening | undefined {
  const opens = typeof from === 'string' ? parseWallTime(from) : undefined;
  const closes = typeof to === 'string' ? parseClosingTime(to) : undefined;
  if (!days?.length || opens === undefined || closes === undefined || closes <= opens) return undefined;
  return { days, from: opens, to: closes };
}

function parseOpening(value: unknown): Opening | undefined {
  if (typeof value === 'string') {
    const match = TEXT.exec(value.trim());
    return match ? opening(match[1] ? parseDays(match[1]) : MONDAY_TO_FRIDAY, match[2], match[3]) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { days, from, to } = value as { days?: unknown; from?: unknown; to?: unknown };
  if (days === undefined) return opening(MONDAY_TO_FRIDAY, from, to);
  const names = Array.isArray(days) ? days.join(',') : days;
  return typeof names === 'string' ? opening(parseDays(names), from, to) : undefined;
}

/**
 * Reads the setting `office-hours`: { days: ['mon', …], from: '09:00', to: '17:00' }, "mon-fri 09:00-17:00", or several
 * of either (a list; in one text parted by semicolons). Without days, Monday to Friday.
 */
export function readOfficeHours(value: unknown): Result<OfficeHours, SettingProblem> {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return refuse(UNREADABLE);
  const pieces = typeof value === 'string' ? value.split(';') : Array.isArray(value) ? value : [value];
  const openings = pieces.map(parseOpening);
  if (openings.length === 0 || openings.includes(undefined)) return refuse(UNREADABLE);
  return ok(openings as Opening[]);
}

/** Whether an office with these hours answers at a moment. */
export function isOpen(
  hours: OfficeHours,
  at: Instant,
  calendar: WorkingCalendar = ENGLISH_WORKING_DAYS,
): boolean {
  const { day, msOfDay } = londonTime(at);
  if (calendar.holidays.has(day)) return false;
  const weekday = weekdayOf(day);
  return hours.some((span) => span.days.includes(weekday) && msOfDay >= span.from && msOfDay < span.to);
}

/** Whether a directory entry of this kind answers at a moment. */
export function answersAt(
  open: OpenKind,
  hours: OfficeHours,
  at: Instant,
  calendar: WorkingCalendar = ENGLISH_WORKING_DAYS,
): boolean {
  return open === 'always' || isOpen(hours, at, calendar) === (open === 'office-hours');
}

/** "Monday to Friday", "Monday and Wednesday". */
function daysInWords(days: readonly Weekday[]): string {
  const names = days.map((day) => LONG_DAYS[day - 1] ?? '');
  const unbroken = days.every((day, i) => i === 0 || day - (days[i - 1] ?? 0) === 1);
  if (names.length > 2 && unbroken) return `${names[0]} to ${names.at(-1)}`;
  return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "Monday to Friday, 09:00 to 17:00" */
export function officeHoursInWords(hours: OfficeHours): string {
  return hours
    .map((span) => `${daysInWords(span.days)}, ${wallTimeInWords(span.from)} to ${wallTimeInWords(span.to)}`)
    .join('; ');
}

/** When a directory entry answers, in words. */
export function openInWords(open: OpenKind, hours: OfficeHours): string {
  if (open === 'always') return 'At any time';
  const words = officeHoursInWords(hours);
  return open === 'office-hours'
    ? `${words}, not on bank holidays`
    : `Outside ${words}, and on bank holidays`;
}
