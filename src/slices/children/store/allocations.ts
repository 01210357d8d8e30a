import { sql } from 'kysely';
import type { ChildId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Allocation, AllocationEnd } from '../model/allocation.ts';

/** An allocation as people read it. */
export type AllocationTold = Allocation & {
  readonly name: string;
  readonly phone: string | null;
  /** Why somebody else took over; null while nobody has. */
  readonly endReason: string | null;
};

/** Everybody who is, was or will be a child’s social worker, the newest first. */
export async function allocationsOf(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
): Promise<readonly AllocationTold[]> {
  const { rows } = await sql<{
    allocation_id: string;
    person_id: string;
    allocated_from: string;
    allocated_to: string | null;
    ended_at: Instant | null;
    end_reason: string | null;
    name: string;
    phone: string | null;
  }>`
    select a.allocation_id, a.person_id, a.allocated_from, a.allocated_to, a.ended_at, a.end_reason,
      p.given_name || ' ' || p.family_name as name, p.phone
    from kith.allocation a
    join kith.person p on p.provider_id = a.provider_id and p.person_id = a.person_id
    where a.provider_id = ${providerId} and a.child_id = ${childId}
    order by a.allocated_from desc, a.given_at desc nulls last, a.allocation_id`.execute(tx);
  return rows.map((row) => ({
    allocationId: row.allocation_id as Id<'allocation'>,
    personId: row.person_id as PersonId,
    from: row.allocated_from as PlainDate,
    to: row.allocated_to as PlainDate | null,
    endedAt: row.ended_at,
    name: row.name,
    phone: row.phone,
    endReason: row.end_reason,
  }));
}

/** Keeps two from giving one child to somebody else at once, until the transaction ends. */
export async function holdAllocations(tx: Tx, childId: ChildId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kith allocations ' || ${childId}::text, 0))`.execute(
    tx,
  );
}

/** Ends one allocation. */
export async function endAllocation(
  tx: Tx,
  providerId: ProviderId,
  end: AllocationEnd & { readonly by: PersonId; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('kith.allocation')
    .set({
      allocated_to: end.to,
      ended_at: end.endedAt === null ? null : new Date(end.endedAt),
      end_set_by: end.by,
      end_reason: end.reason,
    })
    .where('provider_id', '=', providerId)
    .where('allocation_id', '=', end.allocationId)
    .execute();
}
