import { can } from '#access/can.ts';
import { ageAt } from '#engine/time/age.ts';
import type { Answer } from '#engine/types.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import {
  asEngineEvents,
  asNowKnown,
  eventAndAdditions,
  isEngineEvent,
  matterOf,
} from '#slices/events/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homeById, packsOfHome, settingsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { packsInUse, packTitlesAt } from '#web/shelf.ts';
import { decideMatter } from '../../model/decide-matter.ts';
import type { OwedDuty } from '../../model/duty-row.ts';
import type { People } from '../../model/recipients.ts';
import { dutiesOfEvents } from '../../store/duties.ts';
import { readPeople } from '../shared/load.ts';

/** Everything the answer to one event shows. */
export type Loaded = {
  readonly event: RecordedEvent;
  /** What was added since, the oldest first. */
  readonly additions: readonly RecordedEvent[];
  /** Concerns raised in the same breath; what they ask for stands in the same list. */
  readonly concerns: readonly RecordedEvent[];
  readonly child: Child;
  readonly home: Home;
  readonly owed: readonly OwedDuty[];
  /** Gates, prompts and asks as they stand now. */
  readonly answer: Answer | undefined;
  readonly people: People;
  readonly names: ReadonlyMap<string, string>;
  readonly packTitles: ReadonlyMap<string, string>;
  /** The reader may close duties and add to the record. */
  readonly mayDo: boolean;
  /** The reader may see the duties themselves; a social worker answers notices instead. */
  readonly mayOpen: boolean;
  /** Age when it happened. */
  readonly age: number;
};

/** Reads one event with its duties; `undefined` where it is not there, not this child's, or not seen. */
export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, params, shelf } = ctx;
  const childId = parseId<'child'>(params['child'] ?? '');
  const eventId = parseId<'event'>(params['event'] ?? '');
  if (!childId || !eventId) return undefined;
  const [event, ...additions] = await eventAndAdditions(tx, actor.providerId, eventId);
  if (!event || event.eventId !== eventId || event.childId !== childId || !isEngineEvent(event.type))
    return undefined;
  const child = await childById(tx, actor.providerId, childId);
  const home = await homeById(tx, actor.providerId, event.homeId);
  if (!child || !home) return undefined;
  const packs = packsInUse(shelf, await packsOfHome(tx, actor.providerId, event.homeId));
  const matter = await matterOf(tx, actor.providerId, { root: eventId, deviceId: event.deviceId, childId });
  const concerns = additions.filter((each) => each.type === 'concern.raised');
  const raisers = [eventId, ...concerns.map((each) => each.eventId)];
  const owed = await dutiesOfEvents(tx, actor.providerId, raisers);
  const decided = decideMatter({
    packs,
    settings: await settingsOfHome(tx, actor.providerId, event.homeId, governedUntil(owed, now)),
    child,
    events: asEngineEvents(matter),
    focus: eventId,
    now,
  });
  return {
    event,
    additions,
    concerns,
    child,
    home,
    owed,
    answer: decided?.answer,
    people: await readPeople(ctx, event.homeId, child, packs),
    names: await namesOf(
      tx,
      actor.providerId,
      [event, ...additions].map((each) => each.recordedBy),
    ),
    packTitles: packTitlesAt(packs, asNowKnown(event, additions).occurredAt),
    mayDo: can(actor, 'duty.do', { childId, homeId: event.homeId }).allow,
    mayOpen: can(actor, 'duty.view', { childId, homeId: event.homeId }).allow,
    age: ageAt(child.dateOfBirth, event.occurredAt),
  };
}

/** Whose choices govern an event: those of now while anything of it is open, else those by which it was done with. */
function governedUntil(owed: readonly OwedDuty[], now: Instant): Instant {
  const closings = owed.map((each) => each.closed?.at);
  const open = closings.length === 0 || closings.includes(undefined);
  return open ? now : (Math.max(...closings.map(Number)) as Instant);
}
