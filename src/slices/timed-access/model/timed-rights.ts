import type { Actor, EmergencyAccess, VisitorRole } from '#access/actor.ts';
import type { ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';

/** What somebody may read for a while and no longer, as it stands at this moment. */
export type TimedRights = {
  readonly name: string;
  readonly emergencies: readonly EmergencyAccess[];
  readonly visits: readonly { readonly role: VisitorRole; readonly homeId: HomeId }[];
  /** Children whose record a visitor may read: both consents stand, and the grant does. */
  readonly consented: readonly ChildId[];
};

/**
 * Somebody with what they may read for a while. Whoever holds a role reads by it, and by an emergency; only whoever
 * holds none reads by a dated grant, so that a grant never widens what staff see.
 */
export function withTimedRights(
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  actor: Actor | undefined,
  { name, emergencies, visits, consented }: TimedRights,
): Actor | undefined {
  if (actor) {
    const elsewhere = emergencies.filter(({ childId }) => !actor.children.includes(childId));
    return elsewhere.length === 0 ? actor : { ...actor, emergencies: elsewhere };
  }
  if (visits.length === 0) return undefined;
  return { ...who, name, roles: visits, homes: [], children: [], consented };
}
