import { type Selectable, sql } from 'kysely';
import type { FactValue } from '#engine/types.ts';
import type { ChildId, DeviceId, EventId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { RecordedEvent } from '../model/record.ts';

export type Row = Selectable<Tables['kith.event']>;

/** A row of the record as the rest of Kith knows it. */
export function fromRow(row: Row): RecordedEvent {
  return {
    eventId: row.event_id as EventId,
    seq: row.seq,
    type: row.type,
    homeId: row.home_id as HomeId,
    childId: row.child_id as ChildId | null,
    deviceId: row.device_id as DeviceId | null,
    about: row.about_event_id as EventId | null,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by as PersonId,
    facts: row.facts as Record<string, FactValue>,
    details: row.details as Record<string, FactValue>,
  };
}

/** A new event on its way into the record. */
export type NewEvent = Omit<RecordedEvent, 'seq'> & { readonly submission: Id<'submission'> };

/** Appends an event. Answers false, and writes nothing, when this submission was already recorded. */
export async function appendEvent(tx: Tx, providerId: ProviderId, event: NewEvent): Promise<boolean> {
  const result = await tx
    .insertInto('kith.event')
    .values({
      provider_id: providerId,
      event_id: event.eventId,
      type: event.type,
      home_id: event.homeId,
      child_id: event.childId,
      device_id: event.deviceId,
      about_event_id: event.about,
      occurred_at: new Date(event.occurredAt),
      recorded_at: new Date(event.recordedAt),
      recorded_by: event.recordedBy,
      facts: JSON.stringify(event.facts),
      details: JSON.stringify(event.details),
      submission: event.submission,
    })
    .onConflict((on) => on.columns(['provider_id', 'submission']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The event that an earlier press of the same button recorded. */
export async function eventOfSubmission(
  tx: Tx,
  providerId: ProviderId,
  submission: string,
): Promise<RecordedEvent | undefined> {
  const row = await tx
    .selectFrom('kith.event')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('submission', '=', submission)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** One event of the record, if the reader may see it. */
export async function eventById(
  tx: Tx,
  providerId: ProviderId,
  id: EventId,
): Promise<RecordedEvent | undefined> {
  const row = await tx
    .selectFrom('kith.event')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('event_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Everything written about one event, the event first, in the order of writing. */
export async function eventAndAdditions(
  tx: Tx,
  providerId: ProviderId,
  id: EventId,
): Promise<RecordedEvent[]> {
  const rows = await tx
    .selectFrom('kith.event')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where((where) => where.or([where('event_id', '=', id), where('about_event_id', '=', id)]))
    .orderBy('seq')
    .execute();
  return rows.map(fromRow);
}

/**
 * The matter an event belongs to: the event it is about with everything about that one, the whole story of the
 * device if it concerns a device, and the child's concerns, on which the family lock hangs.
 */
export async function matterOf(
  tx: Tx,
  providerId: ProviderId,
  of: { readonly root: EventId | null; readonly deviceId: DeviceId | null; readonly childId: ChildId | null },
): Promise<RecordedEvent[]> {
  const { root, deviceId, childId } = of;
  // One statement of branches that each follow an index of their own; what two of them find counts once.
  // What was added to a concern since, and done about it, is what lifts the lock.
  const { rows } = await sql<Row>`
    select * from kith.event where provider_id = ${providerId} and event_id = ${root}
    union all
    select * from kith.event where provider_id = ${providerId} and device_id = ${deviceId}
    union all
    select * from kith.event
    where provider_id = ${providerId} and child_id = ${childId} and type = 'concern.raised'
    union all
    select * from kith.event where provider_id = ${providerId} and about_event_id = any(array(
      select ${root}::uuid
      union all
      select event_id from kith.event where provider_id = ${providerId} and device_id = ${deviceId}
      union all
      select event_id from kith.event
      where provider_id = ${providerId} and child_id = ${childId} and type = 'concern.raised'))`.execute(tx);
  const once = new Map(rows.map((row) => [row.event_id, row]));
  return [...once.values()].map(fromRow).sort((a, b) => a.seq - b.seq);
}

/** A child's record, newest first, a page at a time. `before` is the seq of the last one already shown. */
export async function recordOfChild(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
  of: {
    readonly limit: number;
    readonly before?: { readonly occurredAt: Instant; readonly seq: number } | undefined;
    readonly types?: readonly string[] | undefined;
  },
): Promise<RecordedEvent[]> {
  let query = tx
    .selectFrom('kith.event')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('child_id', '=', childId)
    .orderBy('occurred_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(of.limit);
  const before = of.before;
  if (before) {
    const at = sql<Instant>`${new Date(before.occurredAt)}`;
    query = query.where((w) =>
      w.or([w('occurred_at', '<', at), w.and([w('occurred_at', '=', at), w('seq', '<', before.seq)])]),
    );
  }
  if (of.types && of.types.length > 0) query = query.where('type', 'in', [...of.types]);
  return (await query.execute()).map(fromRow);
}
