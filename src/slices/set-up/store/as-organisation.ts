import type { ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, systemContext } from '#platform/db/transaction.ts';

/** Hands the rest of a transaction to the organisation that is being set up, as Kith's own work for it. */
export async function actForOrganisation(tx: Tx, providerId: ProviderId): Promise<void> {
  await actAs(tx, systemContext(providerId));
}
