import type { Instant } from '#kernel/instant.ts';
import { digestOf, newSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Whether this Kith has been set up, and as what. */
export type Installation = { readonly setUp: boolean; readonly demonstration: boolean };

/** Reads the installation's one row, under the sign-in or system scope. */
export async function installation(tx: Tx): Promise<Installation> {
  const row = await tx
    .selectFrom('kith.installation')
    .select(['set_up_at', 'demonstration'])
    .executeTakeFirst();
  return { setUp: (row?.set_up_at ?? null) !== null, demonstration: row?.demonstration ?? false };
}

/**
 * A new secret for the set-up link, in place of any earlier one; only its digest is kept. `undefined` where Kith has
 * been set up: then there is no such link any more.
 */
export async function newSetUpSecret(tx: Tx): Promise<string | undefined> {
  const secret = newSecret();
  const fresh = { set_up_secret_hash: digestOf(secret) };
  const done = await tx
    .insertInto('kith.installation')
    .values(fresh)
    .onConflict((conflict) =>
      conflict.column('only_one').doUpdateSet(fresh).where('kith.installation.set_up_at', 'is', null),
    )
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n ? secret : undefined;
}

/** Whether a set-up link's secret is the one in force. Digests of full-strength secrets need no constant time. */
export async function isSetUpSecret(tx: Tx, secret: string): Promise<boolean> {
  const row = await tx
    .selectFrom('kith.installation')
    .select('only_one')
    .where('set_up_secret_hash', '=', digestOf(secret))
    .where('set_up_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Uses up the set-up link, first in the transaction that sets Kith up: false where the secret is not the one in force
 * or somebody else was first, and then nothing may be set up.
 */
export async function useSetUpSecret(
  tx: Tx,
  secret: string,
  as: { readonly demonstration: boolean },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.installation')
    .set({ set_up_at: new Date(now), set_up_secret_hash: null, demonstration: as.demonstration })
    .where('set_up_secret_hash', '=', digestOf(secret))
    .where('set_up_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
