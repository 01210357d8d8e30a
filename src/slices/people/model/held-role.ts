import type { Role } from '#access/actor.ts';
import type { AuthorityId, HomeId, Id, PartnerId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Span } from '#kernel/span.ts';
import { standingOf } from '#kernel/span.ts';

/** Where a role is held. `organisation`: everywhere in it. */
export type RolePlace =
  | { readonly kind: 'home'; readonly homeId: HomeId; readonly name: string }
  | { readonly kind: 'authority'; readonly authorityId: AuthorityId; readonly name: string }
  | { readonly kind: 'partner'; readonly partnerId: PartnerId; readonly name: string }
  | { readonly kind: 'organisation'; readonly name: string };

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

/** The home of a role that is held at one. */
export const homeOfRole = ({ place }: Pick<HeldRole, 'place'>): HomeId | undefined =>
  place.kind === 'home' ? place.homeId : undefined;

/** Whether a role is held now or will be: it has not ended. */
export function isToHold(role: HeldRole, now: Instant): boolean {
  const standing = standingOf(role, now);
  return standing === 'held' || standing === 'planned';
}
