import { sql } from 'kysely';
import type { Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { sameSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { type Half, halfCode, OPEN_FOR, WAITS } from '../model/way-in.ts';
import type { Who } from './context.ts';
import { moment } from './moment.ts';
import { removePasskeys } from './passkeys.ts';
import { endSessionsOf } from './sessions.ts';

/** A way in again: who vouched for its person, in which words, and until when it stands. */
export type WayIn = {
  readonly wayInId: Id<'recovery'>;
  readonly first: { readonly by: PersonId; readonly words: string; readonly at: Instant };
  readonly second: { readonly by: PersonId; readonly words: string; readonly at: Instant } | undefined;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
};

/** What makes digests that only this installation can make. */
type Maker = { readonly pseudonym: (text: string) => Buffer };

/**
 * The half of the code that one of the two is shown. It follows from the installation's key, so that nothing of it lies in
 * the database; neither of the two ever sees the other's, so that neither can come in as the person alone.
 */
export const halfFor = (maker: Maker, { wayInId }: Pick<WayIn, 'wayInId'>, half: Half): string =>
  halfCode(maker.pseudonym(`way in ${half} ${wayInId}`));

/** The way in that stands open or waits for its second voucher, if there is one. */
export async function openWayIn(tx: Tx, who: Who, now: Instant): Promise<WayIn | undefined> {
  const row = await tx
    .selectFrom('kith.recovery')
    .selectAll()
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst();
  return row && wayInFrom(row);
}

/** Somebody vouches first. False where a colleague has begun meanwhile. */
export async function startWayIn(
  tx: Tx,
  who: Who,
  vouch: { readonly wayInId: Id<'recovery'>; readonly by: PersonId; readonly words: string },
  now: Instant,
): Promise<boolean> {
  await tx
    .updateTable('kith.recovery')
    .set({ cancelled_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '<=', moment(now))
    .execute();
  const done = await tx
    .insertInto('kith.recovery')
    .values({
      provider_id: who.providerId,
      recovery_id: vouch.wayInId,
      person_id: who.personId,
      first_by: vouch.by,
      first_words: vouch.words,
      first_at: new Date(now),
      expires_at: new Date(now + WAITS),
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Somebody else vouches second: from now it stands open for an hour. False where that is no longer to be had. */
export async function secondWayIn(
  tx: Tx,
  who: Who,
  vouch: { readonly wayInId: Id<'recovery'>; readonly by: PersonId; readonly words: string },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.recovery')
    .set({
      second_by: vouch.by,
      second_words: vouch.words,
      second_at: new Date(now),
      expires_at: new Date(now + OPEN_FOR),
      told_at: null,
    })
    .where('provider_id', '=', who.providerId)
    .where('recovery_id', '=', vouch.wayInId)
    .where('first_by', '<>', vouch.by)
    .where('person_id', '<>', vouch.by)
    .where('second_by', 'is', null)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Its person says that it was not them: nothing opens by it any more. */
export async function stopWayIn(tx: Tx, who: Who, now: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('kith.recovery')
    .set({ cancelled_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The way in that both halves open, in either order; `undefined` where they open nothing. */
export async function fitsWayIn(
  tx: Tx,
  maker: Maker,
  who: Who,
  halves: readonly [string, string],
  now: Instant,
): Promise<WayIn | undefined> {
  const open = await openWayIn(tx, who, now);
  const wayInId = open?.wayInId ?? ('none' as Id<'recovery'>);
  const made = (['first', 'second'] as const).map((half) => halfFor(maker, { wayInId }, half));
  const fits = sameSecret(halves.toSorted().join(' '), made.toSorted().join(' '));
  return open?.second && fits ? open : undefined;
}

/**
 * Uses up the way in that both halves open, under `signInFor` its person. Everything that signed them in before ends:
 * password, codes, passkeys, links to a directory, and every session. False where the halves open nothing.
 */
export async function useWayIn(
  tx: Tx,
  maker: Maker,
  who: Who,
  sent: { readonly halves: readonly [string, string]; readonly passwordHash: string },
  now: Instant,
): Promise<boolean> {
  const open = await fitsWayIn(tx, maker, who, sent.halves, now);
  if (!open) return false;
  const done = await tx
    .updateTable('kith.recovery')
    .set({ used_at: new Date(now), told_at: null })
    .where('provider_id', '=', who.providerId)
    .where('recovery_id', '=', open.wayInId)
    .where('used_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await tx
    .updateTable('kith.credential')
    .set({
      password_hash: sent.passwordHash,
      totp_sealed: null,
      totp_step: null,
      changed_at: new Date(now),
    })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .execute();
  await removePasskeys(tx, who, now);
  await tx
    .updateTable('kith.sign_on_identity')
    .set({ ended_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('ended_at', 'is', null)
    .execute();
  await endSessionsOf(tx, who.providerId, who, now);
  return true;
}

/** A way in as its person is told of it. */
export type ToldWayIn = {
  readonly at: Instant;
  readonly usedAt: Instant | null;
  /** Who vouched, by name. */
  readonly by: readonly string[];
};

/** Ways in of the last while that its person is to know of, the newest first; from now on they count as told. */
export async function tellWaysIn(
  tx: Tx,
  who: Who,
  since: Instant,
  now: Instant,
): Promise<readonly ToldWayIn[]> {
  const rows = await tx
    .selectFrom('kith.recovery')
    .selectAll()
    .select((is) =>
      is
        .selectFrom('kith.person as p')
        .select(
          sql<string[]>`array_agg(p.given_name || ' ' || p.family_name order by p.given_name)`.as('names'),
        )
        .whereRef('p.provider_id', '=', 'kith.recovery.provider_id')
        .where(sql<boolean>`p.person_id in (kith.recovery.first_by, kith.recovery.second_by)`)
        .as('names'),
    )
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('cancelled_at', 'is', null)
    .where((is) => is.or([is('used_at', 'is not', null), is('expires_at', '>', moment(now))]))
    .where('first_at', '>', moment(since))
    .orderBy('first_at', 'desc')
    .execute();
  if (rows.some((row) => row.told_at === null)) {
    await tx
      .updateTable('kith.recovery')
      .set({ told_at: new Date(now) })
      .where('provider_id', '=', who.providerId)
      .where('person_id', '=', who.personId)
      .where('told_at', 'is', null)
      .execute();
  }
  return rows.map((row) => ({ at: row.first_at, usedAt: row.used_at, by: row.names ?? [] }));
}

function wayInFrom(row: {
  recovery_id: string;
  first_by: string;
  first_words: string;
  first_at: Instant;
  second_by: string | null;
  second_words: string | null;
  second_at: Instant | null;
  expires_at: Instant;
  used_at: Instant | null;
}): WayIn {
  const second =
    row.second_by !== null && row.second_at !== null
      ? { by: row.second_by as PersonId, words: row.second_words ?? '', at: row.second_at }
      : undefined;
  return {
    wayInId: row.recovery_id as Id<'recovery'>,
    first: { by: row.first_by as PersonId, words: row.first_words, at: row.first_at },
    second,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}
