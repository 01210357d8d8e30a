import { type Selectable, sql } from 'kysely';
import type { Duty } from '#engine/types.ts';
import type { ChildId, DutyId, EventId, HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { NO_SEAL, sealOf } from '#kernel/seal.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { OwedDuty } from '../model/duty-row.ts';

type Row = Selectable<Tables['kith.duty']>;

function fromRow(row: Row): OwedDuty {
  return {
    dutyId: row.duty_id as DutyId,
    eventId: row.event_id as EventId,
    homeId: row.home_id as HomeId,
    childId: row.child_id as ChildId | null,
    ...sealOf(row),
    engineKey: row.engine_key,
    dueAt: row.due_at,
    lateAt: row.late_at,
    held: row.held,
    raisedAt: row.raised_at,
    duty: row.snapshot as Duty,
    closed:
      row.closed_at === null
        ? null
        : {
            at: row.closed_at,
            as: row.closed_as as 'done' | 'set-aside' | 'ended',
            late: row.closed_late ?? false,
            by: row.closed_by_event as EventId | null,
          },
  };
}

const moment = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

/** Keeps newly raised duties, all in one statement, whose text is the same however many they are. */
export async function insertDuties(tx: Tx, providerId: ProviderId, owed: readonly OwedDuty[]): Promise<void> {
  const rows = owed.map((each) => ({ ...rowOf(providerId, each), snapshot: each.duty }));
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`
    insert into kith.duty (${columns})
    select ${columns} from jsonb_populate_recordset(null::kith.duty, ${JSON.stringify(rows)})`.execute(tx);
}

function rowOf(providerId: ProviderId, owed: OwedDuty) {
  return {
    provider_id: providerId,
    duty_id: owed.dutyId,
    event_id: owed.eventId,
    home_id: owed.homeId,
    child_id: owed.childId,
    seal_id: owed.sealId ?? NO_SEAL,
    engine_key: owed.engineKey,
    action: owed.duty.action,
    recipient: owed.duty.to[0] ?? null,
    subject: owed.duty.subject,
    precedence: owed.duty.precedence,
    due_kind: owed.duty.due.kind,
    due_at: moment(owed.dueAt),
    late_at: moment(owed.lateAt),
    held: owed.held,
    raised_at: new Date(owed.raisedAt),
    snapshot: JSON.stringify(owed.duty),
    closed_at: moment(owed.closed?.at ?? null),
    closed_as: owed.closed?.as ?? null,
    closed_late: owed.closed?.late ?? null,
    closed_by_event: owed.closed?.by ?? null,
  };
}

/** Writes the clocks, holds, words and closings of duties as they stand now, in one statement. */
export async function updateDuties(tx: Tx, providerId: ProviderId, owed: readonly OwedDuty[]): Promise<void> {
  if (owed.length === 0) return;
  const rows = owed.map((each) => ({ ...rowOf(providerId, each), snapshot: each.duty }));
  await sql`
    update kith.duty d set due_kind = n.due_kind, due_at = n.due_at, late_at = n.late_at, held = n.held,
      snapshot = n.snapshot, closed_at = n.closed_at, closed_as = n.closed_as, closed_late = n.closed_late,
      closed_by_event = n.closed_by_event
    from jsonb_populate_recordset(null::kith.duty, ${JSON.stringify(rows)}) n
    where d.provider_id = ${providerId} and d.duty_id = n.duty_id`.execute(tx);
}

/**
 * One duty with its row locked until the transaction ends, so that two people closing it come one after the
 * other and the second sees what the first did.
 */
export async function lockDuty(tx: Tx, providerId: ProviderId, id: DutyId): Promise<OwedDuty | undefined> {
  const row = await tx
    .selectFrom('kith.duty')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('duty_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** One duty, if the reader may see it. */
export async function dutyById(tx: Tx, providerId: ProviderId, id: DutyId): Promise<OwedDuty | undefined> {
  const row = await tx
    .selectFrom('kith.duty')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('duty_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The duties of some events, in the engine's order: precedence, then time, those without a time last. */
export async function dutiesOfEvents(
  tx: Tx,
  providerId: ProviderId,
  eventIds: readonly EventId[],
): Promise<OwedDuty[]> {
  if (eventIds.length === 0) return [];
  const rows = await tx
    .selectFrom('kith.duty')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('event_id', 'in', [...eventIds])
    .orderBy('precedence')
    .orderBy('due_at', (by) => by.asc().nullsLast())
    .orderBy('engine_key')
    .execute();
  return rows.map(fromRow);
}

/**
 * The duties of some events as they stand for deciding afresh: whole where they may still change, and only the engine's
 * ids of those that evidence has closed, so that a long story costs little.
 */
export async function dutiesToDecide(
  tx: Tx,
  providerId: ProviderId,
  eventIds: readonly EventId[],
): Promise<{
  readonly unfinished: readonly OwedDuty[];
  readonly finished: ReadonlySet<string>;
  /** When the last duty of each event was closed, where none of it is open any more. */
  readonly settled: ReadonlyMap<EventId, Instant>;
}> {
  const ofEvents = sql<boolean>`provider_id = ${providerId} and event_id = any(${eventIds}::uuid[])`;
  const [unfinished, finished] = await Promise.all([
    tx
      .selectFrom('kith.duty')
      .selectAll()
      .where(ofEvents)
      .where(sql<boolean>`(closed_as is null or closed_as = 'ended')`)
      .execute(),
    tx
      .selectFrom('kith.duty')
      .select(['engine_key', 'event_id', 'closed_at'])
      .where(ofEvents)
      .where('closed_as', 'in', ['done', 'set-aside'])
      .execute(),
  ]);
  const settled = new Map<EventId, Instant>();
  for (const { event_id: id, closed_at: at } of finished) {
    const before = settled.get(id as EventId);
    if (at !== null && (before === undefined || at > before)) settled.set(id as EventId, at);
  }
  for (const row of unfinished) if (row.closed_at === null) settled.delete(row.event_id as EventId);
  return {
    unfinished: unfinished.map(fromRow),
    finished: new Set(finished.map((row) => row.engine_key)),
    settled,
  };
}

/**
 * What a home still owes, at most `limit` of it: overdue before open, then by harm, then by time, those without a time
 * last. With `held` those that wait for others, without it all the rest.
 */
export async function openAtHome(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  of: { readonly held: boolean; readonly now: Instant; readonly limit: number },
): Promise<OwedDuty[]> {
  const rows = await tx
    .selectFrom('kith.duty')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .where('closed_at', 'is', null)
    .where('held', '=', of.held)
    .orderBy(sql`late_at < ${new Date(of.now)}`, (by) => by.desc().nullsLast())
    .orderBy('precedence')
    .orderBy('late_at', (by) => by.asc().nullsLast())
    .orderBy('duty_id')
    .limit(of.limit)
    .execute();
  return rows.map(fromRow);
}

/** The open duties of some children, for those who see by child. */
export async function openOfChildren(
  tx: Tx,
  providerId: ProviderId,
  childIds: readonly ChildId[],
  recipients: readonly string[],
): Promise<OwedDuty[]> {
  if (childIds.length === 0) return [];
  const rows = await tx
    .selectFrom('kith.duty')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('child_id', 'in', [...childIds])
    .where('recipient', 'in', [...recipients])
    .where('closed_at', 'is', null)
    .orderBy('late_at', (by) => by.asc().nullsLast())
    .execute();
  return rows.map(fromRow);
}
