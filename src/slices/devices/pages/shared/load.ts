import type { EventType } from '#engine/facts.ts';
import { ageAt } from '#engine/time/age.ts';
import type { FactValue } from '#engine/types.ts';
import type { EventId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, eventAndAdditions, isEngineEvent } from '#slices/events/index.ts';
import { packsOfHome, settingsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { packsAt, packsInUse } from '#web/shelf.ts';
import { detailsKnown, wordsIn } from '../../model/details-known.ts';
import { neededFacts } from '../../model/needed-facts.ts';
import { lockStory } from '../../store/story.ts';

/** One event as it is now known, for pages that add to it. */
export type EventLoaded = {
  readonly event: RecordedEvent;
  readonly type: EventType;
  readonly child: Child;
  /** As people of the home call the device, where it is about one. */
  readonly device: string | undefined;
  readonly occurredAt: Instant;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
  /** What was added, corrected or noted since, the oldest first. */
  readonly additions: readonly RecordedEvent[];
  readonly names: ReadonlyMap<string, string>;
  /** Facts that the adopted policies turn on and that are not known yet. */
  readonly open: readonly string[];
  /** The event with its additions as this reading saw it. */
  readonly seen: string;
};

const ADDS: readonly string[] = ['event.details-added', 'event.corrected', 'event.note-added'];

/** Reads the event of an address; `undefined` where it is not there, not this child's, or nothing the engine knows. */
export async function loadEvent(ctx: PageContext): Promise<EventLoaded | undefined> {
  const { tx, actor, now, params, shelf } = ctx;
  const childId = parseId<'child'>(params['child'] ?? '');
  const eventId = parseId<'event'>(params['event'] ?? '');
  if (!childId || !eventId) return undefined;
  const [event, ...about] = await eventAndAdditions(tx, actor.providerId, eventId);
  if (event?.eventId !== eventId || event.childId !== childId || !isEngineEvent(event.type)) return undefined;
  const child = await childById(tx, actor.providerId, childId);
  if (!child) return undefined;
  const { occurredAt, facts } = asNowKnown(event, about);
  const details = detailsKnown(event, about);
  const additions = about.filter((each) => ADDS.includes(each.type));
  const packs = packsInUse(shelf, await packsOfHome(tx, actor.providerId, event.homeId));
  const settings = await settingsOfHome(tx, actor.providerId, event.homeId, now);
  return {
    event,
    type: event.type,
    child,
    device: wordsIn(details['device']),
    occurredAt,
    facts,
    details,
    additions,
    names: await namesOf(
      tx,
      actor.providerId,
      [event, ...additions].map((each) => each.recordedBy),
    ),
    open: neededFacts(packsAt(packs, occurredAt), event.type, facts, {
      childAge: ageAt(child.dateOfBirth, occurredAt),
      settings,
    }),
    seen: seenAs(additions),
  };
}

/**
 * What was added to an event after a form saw it as `seen`; `undefined` where nothing was. Holds the event's story
 * until the transaction ends, so that of two people who add at once the second sees what the first wrote.
 */
export async function addedSince(
  { tx, actor }: PageContext,
  eventId: EventId,
  seen: string,
): Promise<RecordedEvent | undefined> {
  await lockStory(tx, eventId);
  const about = await eventAndAdditions(tx, actor.providerId, eventId);
  const additions = about.filter((each) => ADDS.includes(each.type));
  return seenAs(additions) === seen ? undefined : additions.at(-1);
}

// By id, never by the order of writing: a gap in that would tell of what was written out of sight.
const seenAs = (additions: readonly RecordedEvent[]): string => additions.at(-1)?.eventId ?? 'none';
