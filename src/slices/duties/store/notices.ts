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

/** The latest notices about the children the reader may see: those not answered first. */
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
    select * from (select e.event_id, e.child_id, c.given_name || ' ' || c.family_name as child_name, e.type, e.facts,
      e.details, e.occurred_at, e.recorded_at, d.due_at,
      (select max(a.occurred_at) from kith.event a where a.provider_id = e.provider_id
        and a.about_event_id = e.event_id and a.type = 'notice.answered') as answered_at
    from (
      select provider_id, event_id, min(due_at) as due_at from kith.duty
      where provider_id = ${providerId}
        -- Child by child, and not through all that the organisation owes: only this finds its index.
        and child_id = any (array(select child_id from kith.child where provider_id = ${providerId}))
        and recipient in ('social-worker', 'placing-authority')
        and action in ('notify', 'consult', 'agree')
      group by provider_id, event_id
    ) d
    join kith.event e on e.provider_id = d.provider_id and e.event_id = d.event_id
    join kith.child c on c.provider_id = e.provider_id and c.child_id = e.child_id) notice
    order by answered_at is not null, occurred_at desc
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
