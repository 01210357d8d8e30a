import type { Actor } from '#access/actor.ts';
import { isVisitor, scopeOf } from '#access/actor.ts';
import type { ProviderId } from '#kernel/ids.ts';
import type { ActorContext } from '#platform/db/transaction.ts';

/** The database's view of somebody: what row-level security lets through for them. */
export function contextOf(actor: Actor): ActorContext {
  return {
    providerId: actor.providerId,
    personId: actor.personId,
    scope: scopeOf(actor),
    homeIds: actor.homes,
    managedHomeIds: actor.roles.flatMap((held) =>
      held.role === 'registered-manager' && held.homeId ? [held.homeId] : [],
    ),
    authorityId: actor.roles.find((held) => held.authorityId)?.authorityId ?? null,
    childIds: actor.children,
    readOnlyChildIds: [...(actor.emergencies ?? []).map((each) => each.childId), ...(actor.consented ?? [])],
    visitHomeIds: isVisitor(actor) ? actor.roles.flatMap((held) => held.homeId ?? []) : [],
  };
}

/** The context of somebody not yet known: a cookie may name a provider, which is a wall and not yet a right. */
export function signInContext(providerId: ProviderId | null): ActorContext {
  return { providerId, personId: null, scope: 'sign-in', homeIds: [], authorityId: null, childIds: [] };
}
