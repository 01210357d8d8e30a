import { partsOfDay } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { partsOf } from '#kernel/plain-date.ts';

type Parts = { readonly year: number; readonly month: number; readonly day: number };

function wholeYears(birth: Parts, on: Parts): number {
  // Somebody born on 29 February is a year older on 1 March: the comparison of month and day gives just that.
  const hadBirthday = on.month > birth.month || (on.month === birth.month && on.day >= birth.day);
  return on.year - birth.year - (hadBirthday ? 0 : 1);
}

/** Age in whole years on a day; negative before the birth. Born on 29 February: a year older on 1 March. */
export function ageOn(dateOfBirth: PlainDate, on: PlainDate): number {
  return wholeYears(partsOf(dateOfBirth), partsOf(on));
}

/** Age in whole years on the London date of a moment. */
export function ageAt(dateOfBirth: PlainDate, at: Instant): number {
  return wholeYears(partsOf(dateOfBirth), partsOfDay(londonDay(at)));
}
