import { sql } from 'kysely';
import type { Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { digestOf } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Somebody of whom the joiner and leaver feed has told. */
export type FedPerson = {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

/** Whether a key of the feed is this organisation's and still counts. */
export async function isFeedKey(tx: Tx, providerId: ProviderId, secret: string): Promise<boolean> {
  const row = await tx
    .selectFrom('kith.feed_key')
    .select('feed_key_id')
    .where('provider_id', '=', providerId)
    .where('secret_hash', '=', digestOf(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A key of the feed, as those see it who answer for it. */
export type FeedKey = {
  readonly feedKeyId: Id<'feed-key'>;
  readonly madeAt: Instant;
  readonly madeBy: PersonId;
};

/** The key that counts now, if there is one. */
export async function feedKeyOf(tx: Tx, providerId: ProviderId): Promise<FeedKey | undefined> {
  const row = await tx
    .selectFrom('kith.feed_key')
    .select(['feed_key_id', 'made_at', 'made_by'])
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      feedKeyId: row.feed_key_id as Id<'feed-key'>,
      madeAt: row.made_at,
      madeBy: row.made_by as PersonId,
    }
  );
}

/** Keeps a new key in place of any before it. */
export async function keepFeedKey(
  tx: Tx,
  providerId: ProviderId,
  key: { readonly feedKeyId: Id<'feed-key'>; readonly secret: string; readonly by: PersonId },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.feed_key')
    .set({ ended_at: new Date(now) })
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .where('feed_key_id', '<>', key.feedKeyId)
    .execute();
  await tx
    .insertInto('kith.feed_key')
    .values({
      provider_id: providerId,
      feed_key_id: key.feedKeyId,
      secret_hash: digestOf(key.secret),
      made_at: new Date(now),
      made_by: key.by,
    })
    .onConflict((there) => there.doNothing())
    .execute();
}

/** Everybody of whom the feed has told, or one of them. Those it has taken back are gone. */
export async function fedPeople(
  tx: Tx,
  providerId: ProviderId,
  personId?: PersonId,
): Promise<readonly FedPerson[]> {
  let query = tx
    .selectFrom('kith.feed_person as f')
    .innerJoin('kith.person as p', (on) =>
      on.onRef('p.provider_id', '=', 'f.provider_id').onRef('p.person_id', '=', 'f.person_id'),
    )
    .selectAll('f')
    .select(['p.given_name', 'p.family_name', 'p.email'])
    .where('f.provider_id', '=', providerId)
    .where('f.removed_at', 'is', null)
    .orderBy('f.created_at')
    .orderBy('f.person_id');
  if (personId) query = query.where('f.person_id', '=', personId);
  return (await query.execute()).map((row) => ({
    personId: row.person_id as PersonId,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email ?? row.user_name,
    userName: row.user_name,
    externalId: row.external_id,
    active: row.active,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }));
}

/** Whether a user name is taken by somebody else whom the feed knows. */
export async function userNameTaken(
  tx: Tx,
  providerId: ProviderId,
  userName: string,
  but: PersonId | undefined,
): Promise<boolean> {
  const all = await fedPeople(tx, providerId);
  return all.some((each) => each.personId !== but && each.userName.toLowerCase() === userName.toLowerCase());
}

/** Writes down what the feed tells of somebody. */
export async function keepFed(
  tx: Tx,
  providerId: ProviderId,
  told: Pick<FedPerson, 'personId' | 'userName' | 'externalId' | 'active'>,
  now: Instant,
): Promise<void> {
  const row = {
    user_name: told.userName,
    external_id: told.externalId,
    active: told.active,
    changed_at: new Date(now),
    removed_at: null,
  };
  await tx
    .insertInto('kith.feed_person')
    .values({ provider_id: providerId, person_id: told.personId, created_at: new Date(now), ...row })
    .onConflict((there) => there.columns(['provider_id', 'person_id']).doUpdateSet(row))
    .execute();
}

/** The feed takes somebody back. False where it never told of them. */
export async function dropFed(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.feed_person')
    .set({ active: false, removed_at: new Date(now), changed_at: new Date(now) })
    .where('provider_id', '=', providerId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Somebody's names and address, as the feed says they are now. */
export async function rename(
  tx: Tx,
  providerId: ProviderId,
  person: Pick<FedPerson, 'personId' | 'givenName' | 'familyName' | 'email'>,
): Promise<void> {
  await tx
    .updateTable('kith.person')
    .set({ given_name: person.givenName, family_name: person.familyName, email: person.email })
    .where('provider_id', '=', providerId)
    .where('person_id', '=', person.personId)
    .execute();
}

/** People whom the feed brought and who hold no role, nor will: somebody has to give them one. */
export async function waitingForRole(
  tx: Tx,
  providerId: ProviderId,
  today: PlainDate,
): Promise<readonly { readonly personId: PersonId; readonly name: string }[]> {
  const rows = await tx
    .selectFrom('kith.feed_person as f')
    .innerJoin('kith.person as p', (on) =>
      on.onRef('p.provider_id', '=', 'f.provider_id').onRef('p.person_id', '=', 'f.person_id'),
    )
    .select(['p.person_id', 'p.given_name', 'p.family_name'])
    .where('f.provider_id', '=', providerId)
    .where('f.active', '=', true)
    .where(
      sql<boolean>`not exists (select from kith.role_held r
        where r.provider_id = f.provider_id and r.person_id = f.person_id
          and (r.held_to is null or r.held_to >= ${today}::date) and r.ended_at is null)`,
    )
    .orderBy('p.given_name')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    name: `${row.given_name} ${row.family_name}`,
  }));
}
