import { sql } from 'kysely';
import type { FactValue } from '#engine/types.ts';
import type { ChildId, EventId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Something that a placing authority is told of: an event with duties owed to it or its social worker. */
export type Notice = {
  readonly eventId: EventId;
  readonly childId: ChildId;
  readonly childName: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** When the authority answered; null while it has not. */
  readonly answeredAt: Instant | null;
  /** By when it had to be told, the earliest; null where no time is set. */
  readonly dueAt: Instant | null;
};

/** What a placing authority is told: the condition of the index `duty_told_to_authority`, word for word. */
const TOLD = sql.raw(
  "d.recipient in ('social-worker', 'placing-authority') and d.action in ('notify', 'consult', 'agree')",
);

/**
 * The latest notices about the children the reader may see: those not answered first. Child by child, the last `limit`
 * of each: the record of ten years is not read to show a page of it.
 */
export async function noticesFor(tx: Tx, providerId: ProviderId, limit: number): Promise<readonly Notice[]> {
  const { rows } = await sql<{
    event_id: string;
    child_id: string;
    child_name: string;
    type: string;
    facts: Record<string, FactValue>;
    details: Record<string, FactValue>;
    occurred_at: Instant;
    recorded_at: Instant;
    answered_at: Instant | null;
    due_at: Instant | null;
  }>`
    with told as (
      select distinct on (d.event_id) d.event_id, d.raised_at, d.answered
      from kith.child c cross join lateral (
        (select d.event_id, d.raised_at, false as answered from kith.duty d
         where d.provider_id = c.provider_id and d.child_id = c.child_id and ${TOLD} and not ${answeredIn('d')}
         order by d.raised_at desc limit ${limit})
        union all
        (select d.event_id, d.raised_at, true from kith.duty d
         where d.provider_id = c.provider_id and d.child_id = c.child_id and ${TOLD} and ${answeredIn('d')}
         order by d.raised_at desc limit ${limit})) d
      where c.provider_id = ${providerId}
    ), latest as (
      select * from told order by answered, raised_at desc limit ${limit}
    )
    select e.event_id, e.child_id, c.given_name || ' ' || c.family_name as child_name, e.type, e.facts, e.details,
      e.occurred_at, e.recorded_at,
      (select min(d.due_at) from kith.duty d
       where d.provider_id = e.provider_id and d.event_id = e.event_id and ${TOLD}) as due_at,
      (select max(a.occurred_at) from kith.event a where a.provider_id = e.provider_id
        and a.about_event_id = e.event_id and a.type = 'notice.answered') as answered_at
    from latest n
    join kith.event e on e.provider_id = ${providerId} and e.event_id = n.event_id
    join kith.child c on c.provider_id = e.provider_id and c.child_id = e.child_id
    order by n.answered, e.occurred_at desc
    limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    eventId: row.event_id as EventId,
    childId: row.child_id as ChildId,
    childName: row.child_name,
    type: row.type,
    facts: row.facts,
    details: row.details,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    answeredAt: row.answered_at,
    dueAt: row.due_at,
  }));
}

/** Whether the event of a row has been answered; by the index `event_answers_notice`. */
const answeredIn = (row: string) =>
  sql.raw(`exists (select from kith.event a where a.provider_id = ${row}.provider_id
    and a.about_event_id = ${row}.event_id and a.type = 'notice.answered')`);
