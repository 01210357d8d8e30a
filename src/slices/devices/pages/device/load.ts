import { can } from '#access/can.ts';
import type { FactValue } from '#engine/types.ts';
import type { EventId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import { asNowKnown, matterOf } from '#slices/events/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homeById } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { detailsKnown } from '../../model/details-known.ts';
import type { HeldDevice } from '../../model/device.ts';
import { movesTo } from '../../model/transitions.ts';
import { deviceById } from '../../store/devices.ts';

/** One step of a device's way, as now known. */
export type Step = {
  readonly eventId: EventId;
  /** The event whose page tells what followed. */
  readonly root: EventId;
  readonly type: string;
  readonly occurredAt: Instant;
  /** What was first written, where a correction moved it. */
  readonly firstSaid: Instant | null;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
  readonly moves: boolean;
};

/** One device with its whole way. */
export type Loaded = {
  readonly device: HeldDevice;
  readonly child: Child;
  readonly home: Home | undefined;
  /** The latest first. */
  readonly steps: readonly Step[];
  readonly mayRecord: boolean;
  /** The reader has a list of devices to go back to. */
  readonly mayList: boolean;
};

/** What tells of a device's way: what moved it, and what was added about that. */
const TELLS: readonly string[] = ['event.note-added', 'event.corrected', 'event.details-added'];

export async function load({ tx, actor, params }: PageContext): Promise<Loaded | undefined> {
  const deviceId = parseId<'device'>(params['device'] ?? '');
  const device = deviceId && (await deviceById(tx, actor.providerId, deviceId));
  const child = device && (await childById(tx, actor.providerId, device.childId));
  if (!device || !child) return undefined;
  const story = await matterOf(tx, actor.providerId, {
    root: null,
    deviceId: device.deviceId,
    childId: null,
  });
  const names = await namesOf(
    tx,
    actor.providerId,
    story.map((each) => each.recordedBy),
  );
  const moved = story.filter((each) => movesTo(each.type, asNowKnown(each, story).facts) !== undefined);
  const ids = new Set(moved.map((each) => each.eventId));
  const told = story.filter(
    (each) =>
      ids.has(each.eventId) || (TELLS.includes(each.type) && each.about !== null && ids.has(each.about)),
  );
  const steps = told.map((each): Step => {
    const { occurredAt, facts } = asNowKnown(each, story);
    const adds = TELLS.includes(each.type);
    return {
      eventId: each.eventId,
      root: each.about ?? each.eventId,
      type: each.type,
      occurredAt,
      firstSaid: occurredAt === each.occurredAt ? null : each.occurredAt,
      recordedAt: each.recordedAt,
      by: names.get(each.recordedBy) ?? 'a colleague',
      facts,
      details: adds ? each.details : detailsKnown(each, []),
      moves: !adds,
    };
  });
  return {
    device,
    child,
    home: await homeById(tx, actor.providerId, device.homeId),
    steps: steps.sort((a, b) => b.occurredAt - a.occurredAt),
    mayList: can(actor, 'device.list').allow,
    mayRecord: can(actor, 'event.record', { childId: device.childId, homeId: device.homeId }).allow,
  };
}
