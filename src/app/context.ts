import type { Actor } from '#access/actor.ts';
import { scopeOf } from '#access/actor.ts';
import type { ActorContext } from '#platform/db/transaction.ts';

/** The database's view of somebody: what row-level security lets through for them. */
export function contextOf(actor: Actor): ActorContext {
  return {
    providerId: actor.providerId,
    personId: actor.personId,
    scope: scopeOf(actor),
    homeIds: actor.homes,
    authorityId: actor.roles.find((held) => held.authorityId)?.authorityId ?? null,
    childIds: actor.children,
  };
}
