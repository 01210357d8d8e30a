import { sql } from 'kysely';
import type { HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** What a person may do as it stands: every role and grant with its days. A change of any changes this text. */
export async function rightsAsTheyStand(tx: Tx, providerId: ProviderId, personId: PersonId): Promise<string> {
  const { rows } = await sql<{ stands: string | null }>`
    select md5(string_agg(line, e'\n' order by line)) as stands from (
      select to_jsonb(r)::text as line from kith.role_held r
      where r.provider_id = ${providerId} and r.person_id = ${personId}
      union all
      select to_jsonb(g)::text from kith.dated_grant g
      where g.provider_id = ${providerId} and g.person_id = ${personId}) as lines`.execute(tx);
  return rows[0]?.stands ?? 'none';
}

/** Whether anybody besides these two could agree to rights at this home: its other managers, or who answers for all. */
export async function anotherCouldAgree(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId | null,
  besides: readonly PersonId[],
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from kith.role_held
    where provider_id = ${providerId} and person_id <> all (${[...besides]}::uuid[])
      and kith.holds(held_from, held_to, ended_at, ${new Date(now)})
      and (role = 'responsible-individual' or (role = 'registered-manager' and home_id = ${homeId}::uuid))
    limit 1`.execute(tx);
  return rows.length > 0;
}
