import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** After how many days what somebody checked wants checking again. */
export const CHECK_AGAIN_AFTER = { number: 182, law: 365, page: 365 } as const;

/** When something was last checked, and whether that is too long ago. */
export type Freshness = { readonly words: string; readonly old: boolean };

/** How fresh something is; nothing where nobody wrote down when it was checked. */
export function freshnessOf(
  lastChecked: string | undefined,
  what: keyof typeof CHECK_AGAIN_AFTER,
  now: Instant,
): Freshness | undefined {
  if (lastChecked === undefined) return undefined;
  const day = dayNumberOf(lastChecked as PlainDate);
  return { words: dayInWords(day), old: londonDay(now) - day > CHECK_AGAIN_AFTER[what] };
}
