import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** "Saturday 21 November 2026" */
export const dayOf = (day: PlainDate): string => dayInWords(dayNumberOf(day));

export const ROLE_TITLES = { inspector: 'Inspector', 'independent-visitor': 'Independent visitor' } as const;

export const STANDS_WORDS = {
  'in-force': 'Reads now',
  'to-come': 'Not begun yet',
  over: 'Ended',
} as const;
