import type { EventId, ProviderId } from '#kernel/ids.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, eventAndAdditions, eventById } from '#slices/events/index.ts';
import type { PageContext } from '#web/page.ts';
import { detailsKnown } from '../model/details-known.ts';
import { restrictionOf } from '../model/restriction.ts';
import { keepRestriction } from '../store/restrictions.ts';

type Tx = PageContext['tx'];

/** Keeps what is in force in step with the record: the restriction, its reviews, what was added and put right. */
export async function keepRestrictions(
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
): Promise<void> {
  const restrictionId = await restrictionOfEvent(tx, providerId, event, matter);
  if (!restrictionId) return;
  const [root, ...about] = await eventAndAdditions(tx, providerId, restrictionId);
  if (root?.type !== 'access.restricted' || root.childId === null) return;
  const reviews = about.filter((each) => each.type === 'access.restriction-reviewed');
  const written = [root, ...about];
  for (const review of reviews)
    written.push(...(await eventAndAdditions(tx, providerId, review.eventId)).slice(1));
  const known = (each: RecordedEvent) => {
    const { occurredAt, facts } = asNowKnown(each, written);
    return { occurredAt, facts, details: detailsKnown(each, written) };
  };
  const answers = about.filter((each) => each.type === 'notice.answered');
  await keepRestriction(tx, providerId, {
    restrictionId,
    homeId: root.homeId,
    childId: root.childId,
    ...restrictionOf(known(root), reviews.map(known), answers.map(known)),
  });
}

/** The restriction that an event begins, or adds to, or adds to a review of. */
async function restrictionOfEvent(
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
): Promise<EventId | undefined> {
  if (event.type === 'access.restricted') return event.eventId;
  if (event.about === null) return undefined;
  const about =
    matter.find((each) => each.eventId === event.about) ?? (await eventById(tx, providerId, event.about));
  if (about?.type === 'access.restricted') return about.eventId;
  return about?.type === 'access.restriction-reviewed' ? (about.about ?? undefined) : undefined;
}
