import type { ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { openOfChildren } from '#slices/duties/index.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import { eventById, matterOf } from '#slices/events/index.ts';

/**
 * The child's other matters in which the family is still to be told or asked, where this event is a concern or speaks
 * of one: the family lock closes and opens with it in all of them, not in the concern's own matter alone.
 */
export async function mattersUnderLock(
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
): Promise<readonly (readonly RecordedEvent[])[]> {
  const { childId } = event;
  const about = matter.find((each) => each.eventId === event.about);
  if (childId === null || (event.type !== 'concern.raised' && about?.type !== 'concern.raised')) return [];
  const decided = new Set<string>(matter.map((each) => each.eventId));
  const open = await openOfChildren(tx, providerId, [childId], ['parents']);
  const others: (readonly RecordedEvent[])[] = [];
  for (const { eventId } of open) {
    if (decided.has(eventId)) continue;
    const raiser = await eventById(tx, providerId, eventId);
    if (!raiser) continue;
    const other = await matterOf(tx, providerId, {
      root: raiser.about ?? raiser.eventId,
      deviceId: raiser.deviceId,
      childId,
    });
    for (const each of other) decided.add(each.eventId);
    others.push(other);
  }
  return others;
}
