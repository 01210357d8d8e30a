import { sql } from 'kysely';
import type { ChildId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { NewChild } from './add.ts';

/** A child with the home and the social worker that they come with. */
export type Arriving = NewChild & {
  readonly placementId: Id<'placement'>;
  readonly allocationId: Id<'allocation'>;
  readonly homeId: HomeId;
  readonly kind: 'planned' | 'emergency';
  readonly since: PlainDate;
  readonly workerId: PersonId;
};

/** Adds many children with their placements and allocations in one go. */
export async function addArriving(
  tx: Tx,
  providerId: ProviderId,
  all: readonly Arriving[],
  given: { readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  const json = JSON.stringify(all);
  const at = new Date(given.at);
  const rows = sql`jsonb_to_recordset(${json}::jsonb) as x("childId" uuid, "givenName" text, "familyName" text,
    "dateOfBirth" date, "authorityId" uuid, "placementId" uuid, "allocationId" uuid, "homeId" uuid, kind text,
    since date, "workerId" uuid)`;
  await sql`
    insert into kith.child (provider_id, child_id, given_name, family_name, date_of_birth, authority_id, created_at)
    select ${providerId}, "childId", "givenName", "familyName", "dateOfBirth", "authorityId", ${at} from ${rows}`.execute(
    tx,
  );
  await sql`
    insert into kith.placement (provider_id, placement_id, child_id, home_id, kind, started_on)
    select ${providerId}, "placementId", "childId", "homeId", kind, since from ${rows}`.execute(tx);
  await sql`
    insert into kith.allocation (provider_id, allocation_id, child_id, person_id, allocated_from, given_by, given_at)
    select ${providerId}, "allocationId", "childId", "workerId", since, ${given.by}, ${at} from ${rows}`.execute(
    tx,
  );
}

/** The social worker whom each child has at `now`, of the children whom the reader may see. */
export async function workersNow(
  tx: Tx,
  providerId: ProviderId,
  now: Instant,
): Promise<ReadonlyMap<ChildId, PersonId>> {
  const { rows } = await sql<{ child_id: string; person_id: string }>`
    select child_id, person_id from kith.allocation
    where provider_id = ${providerId} and kith.holds(allocated_from, allocated_to, ended_at, ${new Date(now)})`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.child_id as ChildId, row.person_id as PersonId]));
}
