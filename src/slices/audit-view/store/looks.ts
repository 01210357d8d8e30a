import { type RawBuilder, sql } from 'kysely';
import type { ChildId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** One entry of the audit about a child. */
export type Look = {
  readonly id: number;
  readonly at: Instant;
  readonly event: string;
  readonly personId: PersonId | null;
  readonly role: string | null;
  readonly because: string | null;
  readonly reason: string | null;
};

/** Which entries. */
export type Wanted = {
  readonly childId: ChildId;
  readonly person?: PersonId | undefined;
  readonly since?: Instant | undefined;
  /** Older than this entry. */
  readonly before?: { readonly at: number; readonly id: number } | undefined;
  readonly limit: number;
};

type Row = {
  readonly audit_id: number;
  readonly at: Instant;
  readonly event: string;
  readonly person_id: string | null;
  readonly as_role: string | null;
  readonly because: string | null;
  readonly reason: string | null;
};

const COLUMNS = sql.raw('e.audit_id, e.at, e.event, e.person_id, e.as_role, e.because, e.reason');

/** What was done or read about a child, the newest first. */
export async function looksAt(tx: Tx, providerId: ProviderId, wanted: Wanted): Promise<readonly Look[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from kith.audit_entry e
    where e.provider_id = ${providerId} and e.child_id = ${wanted.childId} and e.outcome <> 'refused'
      ${narrowed(wanted)}
    order by e.at desc, e.audit_id desc limit ${wanted.limit}`.execute(tx);
  return rows.map(lookOf);
}

/**
 * What somebody tried about a child and was refused, the newest first. To whom the child is out of sight, it is known
 * by the address alone that they asked for.
 */
export async function refusalsAt(tx: Tx, providerId: ProviderId, wanted: Wanted): Promise<readonly Look[]> {
  const { rows } = await sql<Row>`
    select * from (
      select ${COLUMNS} from kith.audit_entry e
      where e.provider_id = ${providerId} and e.outcome = 'refused' and e.child_id = ${wanted.childId}
        ${narrowed(wanted)}
      union all
      select ${COLUMNS} from kith.audit_entry e
      where e.provider_id = ${providerId} and e.outcome = 'refused' and e.child_id is null
        and e.subject->>'child' = ${wanted.childId} ${narrowed(wanted)}) as e
    order by e.at desc, e.audit_id desc limit ${wanted.limit}`.execute(tx);
  return rows.map(lookOf);
}

/** Everybody of whom there is an entry about the child. */
export async function lookersAt(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from kith.audit_entry
    where provider_id = ${providerId} and child_id = ${childId} and person_id is not null
    union select person_id from kith.audit_entry
    where provider_id = ${providerId} and outcome = 'refused' and child_id is null
      and subject->>'child' = ${childId} and person_id is not null`.execute(tx);
  return rows.map((row) => row.person_id as PersonId);
}

function narrowed({ person, since, before }: Wanted): RawBuilder<unknown> {
  const parts = [
    ...(person === undefined ? [] : [sql`and e.person_id = ${person}`]),
    ...(since === undefined ? [] : [sql`and e.at >= ${new Date(since)}`]),
    ...(before === undefined ? [] : [sql`and (e.at, e.audit_id) < (${new Date(before.at)}, ${before.id})`]),
  ];
  return sql.join(parts, sql` `);
}

const lookOf = (row: Row): Look => ({
  id: row.audit_id,
  at: row.at,
  event: row.event,
  personId: row.person_id as PersonId | null,
  role: row.as_role,
  because: row.because,
  reason: row.reason,
});
