import { type Selectable, sql } from 'kysely';
import type { FactValue } from '#engine/types.ts';
import type { ChildId, DeviceId, EventId, HomeId, Id, PersonId, ProviderId, SealId } from '#kernel/ids.ts';
import { NO_SEAL, sealOf } from '#kernel/seal.ts';
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
    ...sealOf(row),
  };
}

/** A new event on its way into the record. */
export type NewEvent = Omit<RecordedEvent, 'seq'> & { readonly submission: Id<'submission'> };

/**
 * Appends an event, under the seal of the one it is about. Answers with its seal, if it has one, or `undefined`, and
 * writes nothing, when this submission was already recorded.
 */
export async function appendEvent(
  tx: Tx,
  providerId: ProviderId,
  event: NewEvent,
): Promise<{ readonly sealId?: SealId | undefined } | undefined> {
  const row = await tx
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
      seal_id: sql<string>`coalesce(${event.sealId ?? null}::uuid, (select seal_id from kith.event
        where provider_id = ${providerId} and event_id = ${event.about}), ${NO_SEAL})`,
    })
    .onConflict((on) => on.columns(['provider_id', 'submission']).doNothing())
    .returning('seal_id')
    .executeTakeFirst();
  return row && sealOf(row);
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
 * device if it concerns a device, and the child's concerns, on which the family lock hangs. Whoever asks, a matter that
 * is not sealed holds nothing sealed: what follows from it is seen by people who may not know of the case. A sealed one
 * holds its own case and, to decide it by, what else happened, but not what was done about that.
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
    with own as (
      select coalesce((select seal_id from kith.event
        where provider_id = ${providerId} and event_id = ${root}), ${NO_SEAL}) as seal_id)
    select e.* from own, (
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
        where provider_id = ${providerId} and child_id = ${childId} and type = 'concern.raised'))) e
    where e.seal_id = own.seal_id
      or (e.seal_id = ${NO_SEAL} and e.type not like 'duty.%')`.execute(tx);
  const once = new Map(rows.map((row) => [row.event_id, row]));
  return [...once.values()].map(fromRow).sort((a, b) => a.seq - b.seq);
}

/**
 * A child's record, newest first, a page at a time. `before` is the last one already shown: by its id, for the order of
 * writing, if it were told, would tell of what was written out of the reader's sight. Nothing follows one not seen.
 */
export async function recordOfChild(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
  of: {
    readonly limit: number;
    readonly before?: EventId | undefined;
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
  if (of.before) {
    const last = sql`from kith.event where provider_id = ${providerId} and event_id = ${of.before}`;
    query = query.where(
      sql<boolean>`(occurred_at, seq) < ((select occurred_at ${last}), (select seq ${last}))`,
    );
  }
  if (of.types && of.types.length > 0) query = query.where('type', 'in', [...of.types]);
  return (await query.execute()).map(fromRow);
}
