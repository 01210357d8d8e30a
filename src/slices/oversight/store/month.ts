import { sql } from 'kysely';
import type { ChildId, EventId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** How a home's month went, in counts; each has its rows behind it. */
export type Month = {
  /** Duties with a time that came due since the month began, or were closed in it. */
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  /** Restrictions reviewed since then, and how many of those were eased or ended. */
  readonly reviewed: number;
  readonly eased: number;
};

/** Counts the month that began at `since`, up to `now`. */
export async function monthOf(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  since: Instant,
  now: Instant,
): Promise<Month> {
  const [from, to] = [new Date(since), new Date(now)];
  const { rows } = await sql<{ in_time: number; late: number; reviewed: number; eased: number }>`
    select
      (select count(*) from kith.duty where provider_id = ${providerId} and home_id = ${homeId}
        and closed_at >= ${from} and closed_as = 'done' and due_at is not null and not closed_late)::int as in_time,
      (select count(*) from kith.duty where provider_id = ${providerId} and home_id = ${homeId}
        and closed_at >= ${from} and closed_as = 'done' and closed_late)::int
      + (select count(*) from kith.duty where provider_id = ${providerId} and home_id = ${homeId}
        and closed_at is null and not held and late_at < ${to})::int as late,
      (select count(*) from kith.event where provider_id = ${providerId} and home_id = ${homeId}
        and type = 'access.restriction-reviewed' and occurred_at >= ${from})::int as reviewed,
      (select count(*) from kith.event where provider_id = ${providerId} and home_id = ${homeId}
        and type = 'access.restriction-reviewed' and occurred_at >= ${from}
        and facts->>'outcome' in ('reduce', 'end'))::int as eased`.execute(tx);
  const counts = rows[0] ?? { in_time: 0, late: 0, reviewed: 0, eased: 0 };
  return {
    due: counts.in_time + counts.late,
    inTime: counts.in_time,
    late: counts.late,
    reviewed: counts.reviewed,
    eased: counts.eased,
  };
}

/** How many duties a home has open, and how many of those are held. */
export async function openCount(tx: Tx, providerId: ProviderId, homeId: HomeId): Promise<number> {
  const row = await tx
    .selectFrom('kith.duty')
    .select((count) => count.fn.countAll<number>().as('open'))
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .where('closed_at', 'is', null)
    .where('held', '=', false)
    .executeTakeFirstOrThrow();
  return row.open;
}

/** A notice that was given and that the placing authority has not answered. */
export type Waiting = {
  readonly childId: ChildId;
  readonly eventId: EventId;
  readonly recipient: string;
  readonly since: Instant;
};

/** Restrictions in force of which the placing authority was told and has not yet answered. */
export async function waitingAt(tx: Tx, providerId: ProviderId, homeId: HomeId): Promise<readonly Waiting[]> {
  const { rows } = await sql<{ child_id: string; event_id: string; recipient: string; since: Instant }>`
    select r.child_id, r.restriction_id as event_id, min(d.recipient) as recipient, min(d.closed_at) as since
    from kith.restriction r
    join kith.duty d on d.provider_id = r.provider_id and d.event_id = r.restriction_id
      and d.recipient in ('social-worker', 'placing-authority') and d.closed_as = 'done'
    where r.provider_id = ${providerId} and r.home_id = ${homeId} and r.ended_at is null and r.authority_view is null
    group by r.child_id, r.restriction_id
    order by since`.execute(tx);
  return rows.map((row) => ({
    childId: row.child_id as ChildId,
    eventId: row.event_id as EventId,
    recipient: row.recipient,
    since: row.since,
  }));
}

/** The last try at each of some duties that nobody got through on. */
export type Try = { readonly engineKey: string; readonly by: PersonId; readonly at: Instant };

/** Tries noted about some events, the newest first. */
export async function triesAbout(
  tx: Tx,
  providerId: ProviderId,
  eventIds: readonly EventId[],
): Promise<readonly Try[]> {
  if (eventIds.length === 0) return [];
  const rows = await tx
    .selectFrom('kith.event')
    .select(['facts', 'recorded_by', 'occurred_at'])
    .where('provider_id', '=', providerId)
    .where('about_event_id', 'in', [...eventIds])
    .where('type', '=', 'duty.attempted')
    .orderBy('occurred_at', 'desc')
    .execute();
  return rows.map((row) => ({
    engineKey: String((row.facts as { duty?: unknown }).duty),
    by: row.recorded_by as PersonId,
    at: row.occurred_at,
  }));
}
