import { sql } from 'kysely';
import type { Duty } from '#engine/types.ts';
import type { ChildId, DutyId, HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A duty that was done late, or is late still. */
export type LateDuty = {
  readonly dutyId: DutyId;
  readonly childId: ChildId | null;
  readonly duty: Duty;
  readonly dueAt: Instant;
  /** Null while it is still open. */
  readonly closedAt: Instant | null;
};

/** The rows behind "the other three": done late since `since`, or overdue at `now`; the newest first. */
export async function lateDuties(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  since: Instant,
  now: Instant,
): Promise<readonly LateDuty[]> {
  const { rows } = await sql<{
    duty_id: string;
    child_id: string | null;
    snapshot: Duty;
    due_at: Instant;
    closed_at: Instant | null;
  }>`
    select duty_id, child_id, snapshot, due_at, closed_at from kith.duty
    where provider_id = ${providerId} and home_id = ${homeId} and (
      (closed_at >= ${new Date(since)} and closed_as = 'done' and closed_late)
      or (closed_at is null and not held and late_at < ${new Date(now)}))
    order by due_at desc limit 200`.execute(tx);
  return rows.map((row) => ({
    dutyId: row.duty_id as DutyId,
    childId: row.child_id as ChildId | null,
    duty: row.snapshot,
    dueAt: row.due_at,
    closedAt: row.closed_at,
  }));
}
