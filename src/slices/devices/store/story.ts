import { sql } from 'kysely';
import type { EventId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Lets one person at a time add to an event, until the transaction ends. Events are never changed, so no row is locked. */
export async function lockStory(tx: Tx, eventId: EventId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`event ${eventId}`}, 0))`.execute(tx);
}
