import type { DayNumber } from '#kernel/day-number.ts';
import { addDays, dayNumberOf, weekdayOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay, startOfLondonDay } from '#kernel/london.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';

/** The seven London days, Monday to Sunday, around a day. */
export function weekOf(day: DayNumber): readonly DayNumber[] {
  const monday = addDays(day, 1 - weekdayOf(day));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
}

/** The week that an address asks for by any of its days, else the one of `now`. */
export function weekAsked(text: string, now: Instant): readonly DayNumber[] {
  const date = parsePlainDate(text);
  return weekOf(date ? dayNumberOf(date) : londonDay(now));
}

/** From 00:00 in London on the first day to 00:00 after the last. */
export function spanOf(days: readonly DayNumber[]): { readonly from: Instant; readonly to: Instant } {
  const first = days[0] as DayNumber;
  return { from: startOfLondonDay(first), to: startOfLondonDay(addDays(first, days.length)) };
}
