import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs } from '#platform/db/transaction.ts';

/** Somebody with an account, by the keys of their person. */
export type Who = { readonly providerId: ProviderId; readonly personId: PersonId };

/** Hands the rest of a transaction to sign-in for one person: their organisation's wall is up, their relations are not. */
export async function signInFor(tx: Tx, who: Who): Promise<void> {
  await actAs(tx, { ...who, scope: 'sign-in', homeIds: [], authorityId: null, childIds: [] });
}
