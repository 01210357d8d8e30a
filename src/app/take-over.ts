import type { Actor } from '#access/actor.ts';
import { routeOf } from '#access/seals.ts';
import type { SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { asKithItself } from '#platform/db/transaction.ts';
import { heldOn, nameReaders, sealsWithoutReader } from '#slices/events/index.ts';

/**
 * Has a responsible individual take over the sealed cases whose readers have all left, where the route of today leads
 * to them: a case that nobody may open protects nobody. Answers with the actor as they then stand.
 */
export async function takeOver(tx: Tx, actor: Actor, now: Instant): Promise<Actor> {
  if (!actor.roles.some((held) => held.role === 'responsible-individual')) return actor;
  const { providerId, personId } = actor;
  const taken = await asKithItself(tx, async () => {
    const left = await sealsWithoutReader(tx, providerId, now);
    if (left.length === 0) return [];
    const held = await heldOn(tx, providerId, now);
    const mine: SealId[] = [];
    for (const { sealId, subject, homeId, openedBy } of left) {
      const { readers, outside } = routeOf(held, { subject, homeId, recordedBy: openedBy });
      if (outside || !readers.includes(personId)) continue;
      await nameReaders(tx, providerId, sealId, { people: [personId], why: 'route', at: now, by: null });
      mine.push(sealId);
    }
    return mine;
  });
  return taken.length === 0 ? actor : { ...actor, seals: [...(actor.seals ?? []), ...taken] };
}
