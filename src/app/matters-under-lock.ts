import type { ProviderId, SealId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { openOfChildren } from '#slices/duties/index.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import { eventById, matterOf } from '#slices/events/index.ts';

/** A matter, and the seal it is under. */
export type Matter = { readonly sealId?: SealId | undefined; readonly events: readonly RecordedEvent[] };

/** Whether the family lock closes or opens with this event: it is a concern about a child, or speaks of one. */
export function turnsTheLock(event: NewEvent, matter: readonly RecordedEvent[]): boolean {
  const about = matter.find((each) => each.eventId === event.about);
  return event.childId !== null && (event.type === 'concern.raised' || about?.type === 'concern.raised');
}

/**
 * The child's other matters in which the family is still to be told or asked, to be asked for when an event
 * turns the lock: it closes and opens in all of them, not in the concern's own matter alone, and in sealed ones too.
 */
export async function mattersUnderLock(
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
): Promise<readonly Matter[]> {
  const { childId } = event;
  if (childId === null) return [];
  const decided = new Set<string>(matter.map((each) => each.eventId));
  const open = await openOfChildren(tx, providerId, [childId], ['parents']);
  const others: Matter[] = [];
  for (const { eventId } of open) {
    if (decided.has(eventId)) continue;
    const raiser = await eventById(tx, providerId, eventId);
    if (!raiser) continue;
    const other = await matterOf(tx, providerId, {
      root: raiser.about ?? raiser.eventId,
      deviceId: raiser.deviceId,
      childId,
    });
    for (const each of other) if (each.sealId === raiser.sealId) decided.add(each.eventId);
    others.push({ events: other, ...(raiser.sealId ? { sealId: raiser.sealId } : {}) });
  }
  return others;
}
