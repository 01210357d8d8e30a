import type { EmergencyAccess } from '#access/actor.ts';
import { can } from '#access/can.ts';
import { ageAt } from '#engine/time/age.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { AdultOfChild, Child } from '#slices/children/index.ts';
import { adultsOfChild, childById } from '#slices/children/index.ts';
import type { HeldDevice, RestrictionInForce } from '#slices/devices/index.ts';
import { devicesKeptFrom, restrictionsInForce } from '#slices/devices/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { recordOfChild } from '#slices/events/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { PAGE_LENGTH, typesOf } from '../../model/filters.ts';

/** A child's record, a page of it. */
export type Loaded = {
  readonly child: Child;
  readonly age: number;
  readonly adults: readonly AdultOfChild[];
  readonly restrictions: readonly RestrictionInForce[];
  readonly devices: readonly HeldDevice[];
  readonly entries: readonly RecordedEvent[];
  /** Chosen filters, as sent. */
  readonly chosen: readonly string[];
  /** Where the older page begins; absent on the last one. */
  readonly older: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly mayRecord: boolean;
  /** Whether the reader may see who has looked at the child. */
  readonly mayAudit: boolean;
  /** May see and change who the social worker is. */
  readonly mayAllocate: boolean;
  /** The reader has a list of children to go back to. */
  readonly mayList: boolean;
  /** What lets the reader read it, where they opened it in an emergency. */
  readonly emergency: EmergencyAccess | undefined;
};

export async function load({ tx, actor, now, params, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const childId = parseId<'child'>(params['child'] ?? '');
  const child = childId && (await childById(tx, providerId, childId));
  if (!child) return undefined;
  const chosen = valuesOf(query, 'show');
  const before = parseId<'event'>(valueOf(query, 'before'));
  const [read, adults, restrictions, devices] = await Promise.all([
    recordOfChild(tx, providerId, child.childId, {
      limit: PAGE_LENGTH + 1,
      before,
      types: typesOf(chosen),
    }),
    adultsOfChild(tx, providerId, child.childId, londonDate(now)),
    restrictionsInForce(tx, providerId, { childId: child.childId }),
    devicesKeptFrom(tx, providerId, child.childId),
  ]);
  const entries = read.slice(0, PAGE_LENGTH);
  const last = entries.at(-1);
  return {
    child,
    age: ageAt(child.dateOfBirth, now),
    adults,
    restrictions,
    devices,
    entries,
    chosen,
    older: read.length > PAGE_LENGTH && last ? last.eventId : undefined,
    names: await namesOf(
      tx,
      providerId,
      entries.map((entry) => entry.recordedBy),
    ),
    mayAudit: can(actor, 'audit.view', { childId: child.childId, homeId: child.homeId ?? undefined }).allow,
    mayList: can(actor, 'child.list').allow,
    emergency: actor.emergencies?.find((each) => each.childId === child.childId),
    mayRecord: can(actor, 'event.record', { childId: child.childId, homeId: child.homeId ?? undefined })
      .allow,
    mayAllocate: can(actor, 'child.allocate', { childId: child.childId }).allow,
  };
}
