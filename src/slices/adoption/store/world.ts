import { sql } from 'kysely';
import type { HomeId, ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';

/**
 * All that is recorded, chosen and followed at some homes, in a word that changes with every addition to it. None of
 * it is ever edited or deleted, so that the same numbers mean the same rows.
 */
export async function worldOf(tx: Tx, providerId: ProviderId, homeIds: readonly HomeId[]): Promise<string> {
  const { rows } = await sql<{ world: string }>`
    select concat_ws(' ', cardinality(${homeIds}::uuid[]),
      (select count(*) from kith.event
        where provider_id = ${providerId} and home_id = any(${homeIds}::uuid[])),
      (select count(*) from kith.setting_value
        where provider_id = ${providerId} and home_id = any(${homeIds}::uuid[])),
      (select concat(count(*), '/', count(adopted_to)) from kith.adopted_pack
        where provider_id = ${providerId} and (home_id is null or home_id = any(${homeIds}::uuid[])))
    ) as world`.execute(tx);
  return rows[0]?.world ?? '';
}
