import { sql } from 'kysely';
import type { ChildId, DeviceId, EventId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { RecordedEvent } from '../model/record.ts';
import type { Row } from './events.ts';
import { fromRow } from './events.ts';

/** What a matter is asked for by: see `matterOf`. */
export type MatterOf = {
  readonly root: EventId;
  readonly deviceId: DeviceId | null;
  readonly childId: ChildId | null;
};

/** `matterOf` for many at once, in two statements; each answer in the place of its question. */
export async function mattersOf(
  tx: Tx,
  providerId: ProviderId,
  asked: readonly MatterOf[],
): Promise<readonly (readonly RecordedEvent[])[]> {
  const roots = [...new Set(asked.map((each) => each.root))];
  const devices = [...new Set(asked.flatMap((each) => each.deviceId ?? []))];
  const children = [...new Set(asked.flatMap((each) => each.childId ?? []))];
  const { rows: first } = await sql<Row>`
    select * from kith.event where provider_id = ${providerId} and event_id = any(${roots}::uuid[])
    union all
    select * from kith.event where provider_id = ${providerId} and device_id = any(${devices}::uuid[])
    union all
    select * from kith.event
    where provider_id = ${providerId} and child_id = any(${children}::uuid[]) and type = 'concern.raised'`.execute(
    tx,
  );
  const named = [...new Set([...roots, ...first.map((row) => row.event_id)])];
  const { rows: second } = await sql<Row>`
    select * from kith.event where provider_id = ${providerId} and about_event_id = any(${named}::uuid[])`.execute(
    tx,
  );
  const all = [...new Map([...first, ...second].map((row) => [row.event_id, row])).values()].map(fromRow);
  return gather(all, asked);
}

function gather(
  all: readonly RecordedEvent[],
  asked: readonly MatterOf[],
): readonly (readonly RecordedEvent[])[] {
  const byId = new Map(all.map((event) => [event.eventId, event]));
  const ofDevice = grouped(all, (event) => event.deviceId);
  const concerns = grouped(
    all.filter((event) => event.type === 'concern.raised'),
    (event) => event.childId,
  );
  const about = grouped(all, (event) => event.about);
  return asked.map(({ root, deviceId, childId }) => {
    const own = byId.get(root);
    const belongs = belongsTo(own?.sealId);
    const base = [
      ...(own ? [own] : []),
      ...((deviceId && ofDevice.get(deviceId)) || []),
      ...((childId && concerns.get(childId)) || []),
    ];
    const named = new Set([root, ...base.map((event) => event.eventId)]);
    const matter = new Set([...base, ...[...named].flatMap((id) => about.get(id) ?? [])]);
    return [...matter].filter(belongs).sort((a, b) => a.seq - b.seq);
  });
}

/** See `matterOf`: nothing sealed in a matter that is not; in a sealed one, what else happened to decide it by. */
const belongsTo =
  (seal: SealId | undefined) =>
  (event: RecordedEvent): boolean =>
    event.sealId === seal || (event.sealId === undefined && !event.type.startsWith('duty.'));

function grouped<Key>(
  events: readonly RecordedEvent[],
  keyOf: (event: RecordedEvent) => Key | null,
): ReadonlyMap<Key, readonly RecordedEvent[]> {
  const groups = new Map<Key, RecordedEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}
