import type { Role } from '#access/actor.ts';
import { addDays, dayNumberOf, plainDateOf } from '#kernel/day-number.ts';
import type { AuthorityId, HomeId, Id, PartnerId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** Where a role is held. `organisation`: everywhere in it. */
export type RolePlace =
  | { readonly kind: 'home'; readonly homeId: HomeId; readonly name: string }
  | { readonly kind: 'authority'; readonly authorityId: AuthorityId; readonly name: string }
  | { readonly kind: 'partner'; readonly partnerId: PartnerId; readonly name: string }
  | { readonly kind: 'organisation'; readonly name: string };

/** From when to when something holds. */
export type Span = {
  /** First London day. */
  readonly from: PlainDate;
  /** Last London day; null while no end is set. */
  readonly to: PlainDate | null;
  /** The moment from which it holds no more, where it was ended at once; null where it ends with its last day. */
  readonly endedAt: Instant | null;
};

/** A role that somebody holds, held or will hold. */
export type HeldRole = Span & {
  readonly roleHeldId: Id<'role-held'>;
  readonly personId: PersonId;
  readonly role: Role;
  readonly place: RolePlace;
  readonly givenBy: PersonId | null;
  readonly endSetBy: PersonId | null;
  readonly endReason: string | null;
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

/** Whether two places are the same. */
export function samePlace(a: RolePlace, b: RolePlace): boolean {
  return placeKey(a) === placeKey(b);
}

/** A place as one word, as forms send it. */
export function placeKey(place: RolePlace): string {
  switch (place.kind) {
    case 'home':
      return `home:${place.homeId}`;
    case 'authority':
      return `authority:${place.authorityId}`;
    case 'partner':
      return `partner:${place.partnerId}`;
    case 'organisation':
      return 'organisation';
  }
}

/** The role already held in that place on one of those days: nobody holds the same one twice at once. */
export function overlapping(
  roles: readonly HeldRole[],
  wanted: {
    readonly role: Role;
    readonly place: RolePlace;
    readonly from: PlainDate;
    readonly to: PlainDate | null;
  },
  now: Instant,
): HeldRole | undefined {
  return roles.find((each) => {
    const standing = standingOf(each, now);
    if (standing === 'withdrawn') return false;
    if (each.role !== wanted.role || !samePlace(each.place, wanted.place)) return false;
    // Ended at once today, it may be taken up again the same day.
    if (standing === 'past' && each.endedAt !== null && each.to === wanted.from) return false;
    const startsInTime = wanted.to === null || each.from <= wanted.to;
    const lastsLongEnough = each.to === null || each.to >= wanted.from;
    return startsInTime && lastsLongEnough;
  });
}
