import type { Sealed } from '#access/seals.ts';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { EngineEvent, FactValue } from '#engine/types.ts';
import type { ChildId, DeviceId, EventId, HomeId, PersonId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';

/** An event of the record as it was written. Never changed: later ones add to it or correct it. */
export type RecordedEvent = {
  readonly eventId: EventId;
  /** Order of writing, for two events of one moment. */
  readonly seq: number;
  readonly type: string;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly deviceId: DeviceId | null;
  readonly about: EventId | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: PersonId;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
  /** The sealed case it belongs to; absent where it is not sealed. */
  readonly sealId?: SealId | undefined;
};

/** Adds what was left open in the first minute: its facts join those of the event it is about. */
export const DETAILS_ADDED = 'event.details-added';
/** Puts something right: its facts, and `details.occurredAt` (epoch ms) if given, replace the earlier ones. */
export const CORRECTED = 'event.corrected';

/** What a placing authority's social worker answers to a notice: its facts say whether the authority agrees. */
export const NOTICE_ANSWERED = 'notice.answered';

const addsFacts = (type: string): boolean =>
  type === DETAILS_ADDED || type === CORRECTED || type === NOTICE_ANSWERED;

/** The seal that an event is under, as access is judged by it. */
export const sealedBy = ({ sealId, recordedBy }: RecordedEvent): Sealed | undefined =>
  sealId && { sealId, recordedBy };

/** Is this an event the duty engine knows? */
export const isEngineEvent = (type: string): type is EventType => Object.hasOwn(EVENTS, type);

/**
 * The events of one matter as the engine is to see them: each with the facts added and corrected since, in the
 * order they were written. Events the engine has no word for only add; they are not handed on.
 */
export function asEngineEvents(written: readonly RecordedEvent[]): readonly EngineEvent[] {
  const inOrder = [...written].sort((a, b) => a.seq - b.seq);
  return inOrder.filter((event) => isEngineEvent(event.type)).map((event) => asNowKnown(event, inOrder));
}

/** One event with everything that was added to it and corrected since. */
export function asNowKnown(event: RecordedEvent, written: readonly RecordedEvent[]): EngineEvent {
  let facts = event.facts;
  let occurredAt = event.occurredAt;
  for (const later of written) {
    if (later.about !== event.eventId || !addsFacts(later.type)) continue;
    facts = { ...facts, ...later.facts };
    const corrected = later.details['occurredAt'];
    if (later.type === CORRECTED && typeof corrected === 'number') occurredAt = corrected as Instant;
  }
  const about = event.about === null || facts['about'] !== undefined ? {} : { about: event.about };
  return {
    id: event.eventId,
    type: event.type as EventType,
    occurredAt,
    recordedAt: event.recordedAt,
    facts: takesAbout(event.type) ? { ...facts, ...about } : facts,
  };
}

const takesAbout = (type: string): boolean =>
  isEngineEvent(type) && Object.hasOwn(EVENTS[type].facts, 'about');
