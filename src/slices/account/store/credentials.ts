import { sql } from 'kysely';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { inScope } from '#platform/db/transaction.ts';
import { normalEmail } from '../model/email.ts';
import type { Who } from './context.ts';

/** What somebody signs in with. */
export type Credential = Who & {
  readonly email: string;
  /** As hashPassword (platform/crypto) makes it; null for somebody who never had a password here. */
  readonly passwordHash: string | null;
  /** The code secret, sealed with the installation's key; null until the person has set it up. */
  readonly totpSealed: string | null;
  /** The last time-step that a code was accepted for. */
  readonly totpStep: number | null;
};

/**
 * Gives a person an account, under their provider's system scope, or as the manager of the home where they work. Refused by the database (`credential_email`) where
 * the address signs in to another account. `totpSealed` only for demonstrations; people set theirs up themselves.
 */
export async function createCredential(
  tx: Tx,
  credential: Who & {
    readonly email: string;
    readonly passwordHash: string | null;
    readonly totpSealed?: string;
  },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.credential')
    .values({
      provider_id: credential.providerId,
      person_id: credential.personId,
      email: normalEmail(credential.email),
      password_hash: credential.passwordHash,
      totp_sealed: credential.totpSealed ?? null,
      changed_at: new Date(now),
    })
    .execute();
}

/** Finds an account by its address, whichever the provider, under the sign-in scope. */
export async function credentialByEmail(tx: Tx, email: string): Promise<Credential | undefined> {
  const row = await tx
    .selectFrom('kith.credential')
    .selectAll()
    .where('email', '=', normalEmail(email))
    .executeTakeFirst();
  return row && credentialFrom(row);
}

/**
 * Whose account an address signs in to, whichever the organisation. Whoever else asks about the address waits until
 * this transaction ends, so that what is decided on the answer still holds when it is written.
 */
export async function ownerOfAddress(tx: Tx, email: string): Promise<Who | undefined> {
  const address = normalEmail(email);
  await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(tx);
  const row = await inScope(tx, 'sign-in', () =>
    tx
      .selectFrom('kith.credential')
      .select(['provider_id', 'person_id'])
      .where('email', '=', address)
      .executeTakeFirst(),
  );
  return row && { providerId: row.provider_id as ProviderId, personId: row.person_id as PersonId };
}

/** Somebody's own account. */
export async function credentialOf(tx: Tx, who: Who): Promise<Credential | undefined> {
  const row = await tx
    .selectFrom('kith.credential')
    .selectAll()
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .executeTakeFirst();
  return row && credentialFrom(row);
}

/**
 * Keeps a confirmed code secret with the step of the code that confirmed it. False where the account has one already:
 * the second of two set-ups at once changes nothing.
 */
export async function setTotp(
  tx: Tx,
  who: Who,
  totp: { readonly sealed: string; readonly step: number },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.credential')
    .set({ totp_sealed: totp.sealed, totp_step: totp.step, changed_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('totp_sealed', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Uses up a code's step; false where this step or a later one was used before, be it a moment ago. */
export async function useTotpStep(tx: Tx, who: Who, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('kith.credential')
    .set({ totp_step: step })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where((where) => where.or([where('totp_step', 'is', null), where('totp_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function credentialFrom(row: {
  provider_id: string;
  person_id: string;
  email: string;
  password_hash: string | null;
  totp_sealed: string | null;
  totp_step: number | null;
}): Credential {
  return {
    providerId: row.provider_id as ProviderId,
    personId: row.person_id as PersonId,
    email: row.email,
    passwordHash: row.password_hash,
    totpSealed: row.totp_sealed,
    totpStep: row.totp_step,
  };
}
