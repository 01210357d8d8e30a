import type { Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Span, SpanEnd } from '#kernel/span.ts';
import { dayBefore, standingOf } from '#kernel/span.ts';

/** Who is, was or will be a child’s social worker, from when to when. */
export type Allocation = Span & {
  readonly allocationId: Id<'allocation'>;
  readonly personId: PersonId;
};

/** The end of an earlier allocation that a new one brings about. */
export type AllocationEnd = SpanEnd & { readonly allocationId: Id<'allocation'> };

/**
 * What becomes of a child’s allocations when somebody else is to have them from a day on (today: at once). Whoever has
 * the child ends: at this minute, or with the day before. What was planned for that day or later is taken back, so
 * that a child never has two. Nothing is told of a day gone by: what was, stays.
 */
export function reallocated(
  allocations: readonly Allocation[],
  to: { readonly personId: PersonId; readonly from: PlainDate },
  now: Instant,
): readonly AllocationEnd[] | 'day-is-past' | 'has-them-already' {
  const today = londonDate(now);
  if (to.from < today) return 'day-is-past';
  const going = allocations.filter((each) => ['held', 'planned'].includes(standingOf(each, now)));
  const then = going.find((each) => each.from <= to.from && (each.to === null || each.to >= to.from));
  const later = going.some((each) => each.from > to.from);
  if (then?.personId === to.personId && !later) return 'has-them-already';
  return going
    .filter((each) => each.to === null || each.to >= to.from)
    .map((each) => ({ allocationId: each.allocationId, ...endOf(each, to.from, now) }));
}

function endOf(each: Allocation, from: PlainDate, now: Instant): SpanEnd {
  const today = londonDate(now);
  if (standingOf(each, now) === 'planned' && each.from >= from)
    return { to: dayBefore(each.from), endedAt: now };
  return from === today ? { to: today, endedAt: now } : { to: dayBefore(from), endedAt: null };
}
