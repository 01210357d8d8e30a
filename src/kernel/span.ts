import { addDays, dayNumberOf, plainDateOf } from './day-number.ts';
import type { Instant } from './instant.ts';
import { londonDate } from './london.ts';
import type { PlainDate } from './plain-date.ts';

/** From when to when something holds. */
export type Span = {
  /** First London day. */
  readonly from: PlainDate;
  /** Last London day; null while no end is set. */
  readonly to: PlainDate | null;
  /** The moment from which it holds no more, where it was ended at once; null where it ends with its last day. */
  readonly endedAt: Instant | null;
};

/** `withdrawn`: ended before its first day, so that it never held. */
export type Standing = 'planned' | 'held' | 'past' | 'withdrawn';

/** How something stands at a moment. The database says the same in kith.holds(). */
export function standingOf(span: Span, now: Instant): Standing {
  const today = londonDate(now);
  if (span.to !== null && span.to < span.from) return 'withdrawn';
  if (span.endedAt !== null && span.endedAt <= now) return 'past';
  if (span.to !== null && span.to < today) return 'past';
  return span.from > today ? 'planned' : 'held';
}

/** When a role is to end: at once, or with the end of a London day. */
export type EndWish = { readonly when: 'now' } | { readonly when: 'day'; readonly last: PlainDate };

/** What is written down of an end. */
export type SpanEnd = { readonly to: PlainDate; readonly endedAt: Instant | null };

/** The end of a span, or why it cannot end so. Ended at once, one that has not begun is withdrawn. */
export function decideEnd(
  span: Span,
  wish: EndWish,
  now: Instant,
): SpanEnd | 'over-already' | 'day-is-past' | 'before-it-begins' {
  const standing = standingOf(span, now);
  if (standing === 'past' || standing === 'withdrawn') return 'over-already';
  const today = londonDate(now);
  if (wish.when === 'day') {
    if (wish.last < today) return 'day-is-past';
    if (wish.last < span.from) return 'before-it-begins';
    return { to: wish.last, endedAt: null };
  }
  if (standing === 'planned') return { to: dayBefore(span.from), endedAt: now };
  return { to: today, endedAt: now };
}

export const dayBefore = (day: PlainDate): PlainDate => plainDateOf(addDays(dayNumberOf(day), -1));
export const dayAfter = (day: PlainDate): PlainDate => plainDateOf(addDays(dayNumberOf(day), 1));
