import { sql } from 'kysely';
import type { Tx } from '#platform/db/transaction.ts';

/**
 * Does one piece of a transaction as Kith's own work for the organisation: a case of a child who has moved away, or a
 * home that the reader does not see, is kept in step like any other. Who acts stays known; how far they see comes back.
 */
export async function asOrganisation<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{
    scope: string;
  }>`select current_setting('kith.role_scope') as scope`.execute(tx);
  await setScope(tx, 'system');
  const result = await work();
  // Where the work throws, the transaction ends, and the scope with it.
  await setScope(tx, rows[0]?.scope ?? '');
  return result;
}

async function setScope(tx: Tx, scope: string): Promise<void> {
  await sql`select set_config('kith.role_scope', ${scope}, true)`.execute(tx);
}
