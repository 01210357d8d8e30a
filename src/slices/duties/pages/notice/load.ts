import type { FactValue } from '#engine/types.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, eventAndAdditions, isEngineEvent, NOTICE_ANSWERED } from '#slices/events/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homeById } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { OwedDuty } from '../../model/duty-row.ts';
import { dutiesOfEvents } from '../../store/duties.ts';

/** One notice: what happened, as now known, and what was answered. */
export type Loaded = {
  readonly event: RecordedEvent;
  readonly happenedAt: Instant;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly additions: readonly RecordedEvent[];
  readonly answers: readonly RecordedEvent[];
  readonly child: Child;
  readonly home: Home;
  /** Duties owed to the authority or its social worker. */
  readonly owed: readonly OwedDuty[];
  readonly names: ReadonlyMap<string, string>;
};

export async function load({ tx, actor, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const eventId = parseId<'event'>(params['event'] ?? '');
  if (!eventId) return undefined;
  const [event, ...additions] = await eventAndAdditions(tx, providerId, eventId);
  if (!event || event.eventId !== eventId || !event.childId || !isEngineEvent(event.type)) return undefined;
  const child = await childById(tx, providerId, event.childId);
  const home = await homeById(tx, providerId, event.homeId);
  const duties = await dutiesOfEvents(tx, providerId, [eventId]);
  const owed = duties.filter(
    ({ duty }) => duty.to[0] === 'social-worker' || duty.to[0] === 'placing-authority',
  );
  if (!child || !home || owed.length === 0) return undefined;
  const known = asNowKnown(event, additions);
  return {
    event,
    happenedAt: known.occurredAt,
    facts: known.facts,
    additions,
    answers: additions.filter((each) => each.type === NOTICE_ANSWERED),
    child,
    home,
    owed,
    names: await namesOf(
      tx,
      providerId,
      [event, ...additions].map((each) => each.recordedBy),
    ),
  };
}
