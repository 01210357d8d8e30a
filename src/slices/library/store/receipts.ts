import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** That somebody has read one version of something. */
export type Receipt = {
  readonly personId: PersonId;
  /** "policy:staying-in-touch" */
  readonly what: string;
  readonly version: string;
  readonly readAt: Instant;
};

/** What these people have read, the newest first; row-level security leaves out whom the reader may not ask about. */
export async function receiptsOf(
  tx: Tx,
  providerId: ProviderId,
  people: readonly PersonId[],
): Promise<readonly Receipt[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .selectFrom('kith.read_receipt')
    .select(['person_id', 'what', 'version', 'read_at'])
    .where('provider_id', '=', providerId)
    .where('person_id', 'in', [...people])
    .orderBy('read_at', 'desc')
    .orderBy('what')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    what: row.what,
    version: row.version,
    readAt: row.read_at,
  }));
}

/** Keeps that somebody has read a version. The first time counts; a second press changes nothing. */
export async function giveReceipt(tx: Tx, providerId: ProviderId, receipt: Receipt): Promise<void> {
  await tx
    .insertInto('kith.read_receipt')
    .values({
      provider_id: providerId,
      person_id: receipt.personId,
      what: receipt.what,
      version: receipt.version,
      read_at: new Date(receipt.readAt),
    })
    .onConflict((there) => there.doNothing())
    .execute();
}
