import { isWorkingDayByRule, nextDay } from './english-holidays.ts';
import { momentAfter, momentsShowing, shown, wallMovedOn } from './london-clock.ts';

const MINUTE = 60_000;

/** Both readings of "within so many hours", and the one that counts. Epoch milliseconds. */
export function elapsedByHand(
  start: number,
  hours: number,
): { passed: number; onTheWall: number; due: number } {
  const passed = start + hours * 60 * MINUTE;
  const onTheWall = momentAfter(start, wallMovedOn(shown(start), hours * 60));
  return { passed, onTheWall, due: Math.min(passed, onTheWall) };
}

/** 17:00 on the n-th working day after the London date, walking day by day. */
export function workingDaysByHand(start: number, n: number, closing = '17:00:00'): number {
  let date = shown(start).slice(0, 10);
  for (let left = n; left > 0; ) {
    date = nextDay(date);
    if (isWorkingDayByRule(date)) left--;
  }
  return momentsShowing(`${date}T${closing}`)[0] ?? Number.NaN;
}

/** The same wall time so many days later. */
export function calendarDaysByHand(start: number, days: number): number {
  return momentAfter(start, wallMovedOn(shown(start), days * 24 * 60));
}

/** 23:59:59 on the same day of the month n months on, stepping back from days that the month does not have. */
export function monthsByHand(start: number, months: number): number {
  const [year = 0, month = 0, day = 0] = shown(start).slice(0, 10).split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  for (let d = day; ; d--) {
    const date = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), d));
    if (date.getUTCMonth() !== target.getUTCMonth()) continue;
    return momentsShowing(`${date.toISOString().slice(0, 10)}T23:59:59`)[0] ?? Number.NaN;
  }
}

/** Birthdays had by a day, counted one by one; in a common year 29 February is had on 1 March. */
export function birthdaysByHand(dateOfBirth: string, on: string): number {
  const birthYear = Number(dateOfBirth.slice(0, 4));
  let birthdays = 0;
  for (let year = birthYear + 1; year <= Number(on.slice(0, 4)); year++) {
    // Date.UTC carries 29 February of a common year over to 1 March.
    const birthday = new Date(
      Date.UTC(year, Number(dateOfBirth.slice(5, 7)) - 1, Number(dateOfBirth.slice(8, 10))),
    );
    if (birthday.toISOString().slice(0, 10) <= on) birthdays++;
  }
  return birthdays;
}
