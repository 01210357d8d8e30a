/*
 * Bank holidays of England and Wales worked out from the rules that made them, to check the engine's dated list against.
 * It shares neither code nor data with the engine. Dates are YYYY-MM-DD texts.
 */

const DAY = 86_400_000;

export const toText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const toMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
/** Sunday 0 to Saturday 6. */
export const dayOfWeek = (date: string): number => new Date(toMs(date)).getUTCDay();
export const nextDay = (date: string): string => toText(toMs(date) + DAY);
const previousDay = (date: string): string => toText(toMs(date) - DAY);

/** Paschal full moons of 1900 to 2199 by golden number, as the Calendar (New Style) Act 1750 sets them out. */
const FULL_MOONS =
  '04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27'.split(
    ' ',
  );

/** The Sunday after the Paschal full moon. */
export function easterSunday(year: number): string {
  let date = nextDay(`${year}-${FULL_MOONS[year % 19]}`);
  while (dayOfWeek(date) !== 0) date = nextDay(date);
  return date;
}

function firstMonday(year: number, month: string): string {
  let date = `${year}-${month}-01`;
  while (dayOfWeek(date) !== 1) date = nextDay(date);
  return date;
}

function lastMonday(year: number, month: string): string {
  let date = `${year}-${month}-31`;
  while (dayOfWeek(date) !== 1) date = previousDay(date);
  return date;
}

/** Days given once, and days moved once, by proclamation. */
const ADDED: Record<number, string[]> = { 2022: ['2022-06-03', '2022-09-19'], 2023: ['2023-05-08'] };
const EARLY_MAY: Record<number, string> = { 2020: '2020-05-08' };
const SPRING: Record<number, string> = { 2022: '2022-06-02' };

/** Every bank holiday of a year, weekend ones replaced by their substitute days, in order. */
export function bankHolidaysByRule(year: number): string[] {
  const easter = easterSunday(year);
  const days = new Set([
    previousDay(previousDay(easter)),
    nextDay(easter),
    EARLY_MAY[year] ?? firstMonday(year, '05'),
    SPRING[year] ?? lastMonday(year, '05'),
    lastMonday(year, '08'),
    ...(ADDED[year] ?? []),
  ]);
  const fixed = [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`];
  const isWeekend = (date: string) => dayOfWeek(date) === 0 || dayOfWeek(date) === 6;
  for (const date of fixed) if (!isWeekend(date)) days.add(date);
  for (const date of fixed.filter(isWeekend)) {
    let substitute = date;
    while (isWeekend(substitute) || days.has(substitute)) substitute = nextDay(substitute);
    days.add(substitute);
  }
  return [...days].sort();
}

const byYear = new Map<number, Set<string>>();

/** Monday to Friday and no bank holiday. */
export function isWorkingDayByRule(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const holidays = byYear.get(year) ?? new Set(bankHolidaysByRule(year));
  byYear.set(year, holidays);
  return dayOfWeek(date) !== 0 && dayOfWeek(date) !== 6 && !holidays.has(date);
}
