import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { KeptKey, MadeKey } from '#platform/crypto/passkeys.ts';
import { digestOf } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Passkey, PasskeyId, PasskeyKind } from '../model/passkey.ts';
import type { Who } from './context.ts';
import { moment } from './moment.ts';

/** A passkey with what an answer is checked by. */
export type CheckedPasskey = Passkey &
  KeptKey & { readonly personId: string; readonly transports: readonly string[] };

/** Somebody's passkeys that still count, the first added first. */
export async function passkeysOf(tx: Tx, who: Who): Promise<readonly CheckedPasskey[]> {
  const rows = await tx
    .selectFrom('kith.passkey')
    .selectAll()
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
  return rows.map(passkeyFrom);
}

/** The passkey of this id in the organisation whose wall is up, removed ones left out. */
export async function passkeyByCredential(
  tx: Tx,
  providerId: Who['providerId'],
  credentialId: string,
): Promise<CheckedPasskey | undefined> {
  const row = await tx
    .selectFrom('kith.passkey')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && passkeyFrom(row);
}

/** Keeps a new passkey. False where this very one is kept already. */
export async function addPasskey(
  tx: Tx,
  who: Who,
  passkey: MadeKey & {
    readonly passkeyId: PasskeyId;
    readonly kind: PasskeyKind;
    readonly transports: readonly string[];
    readonly name: string;
  },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.passkey')
    .values({
      provider_id: who.providerId,
      passkey_id: passkey.passkeyId,
      person_id: who.personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      kind: passkey.kind,
      transports: [...passkey.transports],
      multi_device: passkey.multiDevice,
      backed_up: passkey.backedUp,
      aaguid: passkey.aaguid,
      name: passkey.name,
      added_at: new Date(now),
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Notes that a passkey was used, and what it says of itself now. */
export async function notePasskeyUsed(
  tx: Tx,
  who: Who,
  passkeyId: PasskeyId,
  says: { readonly counter: number; readonly backedUp: boolean },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.passkey')
    .set({ counter: says.counter, backed_up: says.backedUp, last_used_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('passkey_id', '=', passkeyId)
    .execute();
}

/** Takes a passkey of this person out of use; all of them where none is named. */
export async function removePasskeys(tx: Tx, who: Who, now: Instant, passkeyId?: PasskeyId): Promise<void> {
  let update = tx
    .updateTable('kith.passkey')
    .set({ removed_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('removed_at', 'is', null);
  if (passkeyId) update = update.where('passkey_id', '=', passkeyId);
  await update.execute();
}

/** Writes down that a challenge was answered; false where it was before, be it a moment ago. */
export async function spendChallenge(
  tx: Tx,
  providerId: Who['providerId'],
  challenge: string,
  now: Instant,
): Promise<boolean> {
  await tx
    .deleteFrom('kith.spent_challenge')
    .where('provider_id', '=', providerId)
    .where('at', '<', moment(now - DAY))
    .execute();
  const done = await tx
    .insertInto('kith.spent_challenge')
    .values({ provider_id: providerId, challenge_hash: digestOf(challenge), at: new Date(now) })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

function passkeyFrom(row: {
  passkey_id: string;
  person_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: number;
  kind: string;
  transports: string[];
  multi_device: boolean;
  backed_up: boolean;
  name: string;
  added_at: Instant;
  last_used_at: Instant | null;
}): CheckedPasskey {
  return {
    passkeyId: row.passkey_id as PasskeyId,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    kind: row.kind as PasskeyKind,
    transports: row.transports,
    multiDevice: row.multi_device,
    backedUp: row.backed_up,
    name: row.name,
    addedAt: row.added_at,
    lastUsedAt: row.last_used_at,
  };
}
