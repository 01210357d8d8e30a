import type { Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { digestOf, newSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { inScope } from '#platform/db/transaction.ts';
import type { Method } from '../model/factors.ts';
import type { DeviceClass, KeptSession } from '../model/session-rules.ts';
import { endOf, mayUnlock, SEEN_EVERY, stateOf } from '../model/session-rules.ts';
import { signInFor, type Who } from './context.ts';
import { moment } from './moment.ts';

/** A session as its cookie names it. */
export type SessionKey = { readonly providerId: ProviderId; readonly token: string };

/** What a cookie's session comes to. `csrf` is the token that the forms of this session carry. */
export type FoundSession =
  | { readonly state: 'none' }
  | {
      readonly state: 'lapsed' | 'half-way' | 'signed-in';
      readonly personId: PersonId;
      readonly csrf: string;
      readonly deviceClass: DeviceClass;
      readonly browserId: Id<'browser'> | null;
      /** When its person last proved that they are there. */
      readonly provedAt: Instant | null;
      readonly method: Method | null;
      /** Locked, and to be opened again by one proof of its person. */
      readonly mayUnlock: boolean;
      /** Colleagues are giving a way in to this account, or have, and its person does not know yet. */
      readonly news: boolean;
    };

/** How a session begins. */
export type SessionStart = {
  readonly stage: KeptSession['stage'];
  readonly deviceClass: DeviceClass;
  readonly browserId?: Id<'browser'> | null;
  readonly method?: Method;
};

/**
 * Starts a session and gives back its cookie and form token; the database keeps the cookie's digest alone. Hands the
 * rest of the transaction to `signInFor` this person.
 */
export async function startSession(
  tx: Tx,
  who: Who,
  how: SessionStart,
  now: Instant,
): Promise<SessionKey & { readonly csrf: string }> {
  await signInFor(tx, who);
  const [token, csrf] = [newSecret(), newSecret()];
  const at = new Date(now);
  await tx
    .insertInto('kith.session')
    .values({
      provider_id: who.providerId,
      token_hash: digestOf(token),
      person_id: who.personId,
      device_class: how.deviceClass,
      created_at: at,
      last_seen_at: at,
      ends_at: new Date(endOf(how.stage, now)),
      stage: how.stage,
      csrf,
      browser_id: how.browserId ?? null,
      method: how.method ?? null,
      proved_at: how.stage === 'signed-in' ? at : null,
    })
    .execute();
  return { providerId: who.providerId, token, csrf };
}

/**
 * Finds the session a cookie names, under the sign-in scope of its provider, and notes that it was used: at most once
 * a minute, so that reading a page is rarely a write.
 */
export async function findSession(tx: Tx, key: SessionKey, now: Instant): Promise<FoundSession> {
  const row = await tx
    .selectFrom('kith.session')
    .selectAll()
    .select((is) =>
      is
        .exists(
          is
            .selectFrom('kith.recovery as r')
            .select('r.recovery_id')
            .whereRef('r.provider_id', '=', 'kith.session.provider_id')
            .whereRef('r.person_id', '=', 'kith.session.person_id')
            .where('r.told_at', 'is', null)
            .where('r.cancelled_at', 'is', null),
        )
        .as('news'),
    )
    .where('provider_id', '=', key.providerId)
    .where('token_hash', '=', digestOf(key.token))
    .executeTakeFirst();
  if (!row) return { state: 'none' };
  const deviceClass = row.device_class as DeviceClass;
  const kept: KeptSession = {
    stage: row.stage as KeptSession['stage'],
    deviceClass,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
    lockedAt: row.locked_at,
  };
  const state = stateOf(kept, now);
  if (state === 'none') return { state };
  if (state === 'signed-in' && now - row.last_seen_at >= SEEN_EVERY) await noteSeen(tx, key, now);
  return {
    state,
    personId: row.person_id as PersonId,
    csrf: row.csrf,
    deviceClass,
    browserId: row.browser_id as Id<'browser'> | null,
    provedAt: row.proved_at,
    method: row.method as Method | null,
    mayUnlock: mayUnlock(kept, now),
    news: Boolean(row.news),
  };
}

/**
 * Notes that the session's person has proved that they are there, opens it again where it was locked, and gives it a new
 * cookie, so that the old one opens nothing. Its forms, its draft and its absolute end stay.
 */
export async function renewSession(tx: Tx, key: SessionKey, now: Instant): Promise<SessionKey> {
  const token = newSecret();
  const at = new Date(now);
  await tx
    .updateTable('kith.session')
    .set({ token_hash: digestOf(token), proved_at: at, last_seen_at: at, locked_at: null })
    .where('provider_id', '=', key.providerId)
    .where('token_hash', '=', digestOf(key.token))
    .where('ended_at', 'is', null)
    .execute();
  return { providerId: key.providerId, token };
}

/** Puts a session aside: it opens nothing until its person proves that they are there. */
export async function lockSession(tx: Tx, key: SessionKey, now: Instant): Promise<void> {
  await tx
    .updateTable('kith.session')
    .set({ locked_at: new Date(now) })
    .where('provider_id', '=', key.providerId)
    .where('token_hash', '=', digestOf(key.token))
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends everything that is open for somebody, or on one browser, at once. */
export async function endSessionsOf(
  tx: Tx,
  providerId: ProviderId,
  of: { readonly personId: PersonId } | { readonly browserId: Id<'browser'> },
  now: Instant,
): Promise<void> {
  const update = tx
    .updateTable('kith.session')
    .set({ ended_at: new Date(now) })
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null);
  const theirs =
    'personId' in of
      ? update.where('person_id', '=', of.personId)
      : update.where('browser_id', '=', of.browserId);
  // Other people's sessions are in nobody's sight but sign-in's.
  await inScope(tx, 'sign-in', () => theirs.execute());
}

/** Of two requests in the same minute the second finds the first one's note and writes nothing. */
async function noteSeen(tx: Tx, key: SessionKey, now: Instant): Promise<void> {
  await tx
    .updateTable('kith.session')
    .set({ last_seen_at: new Date(now) })
    .where('provider_id', '=', key.providerId)
    .where('token_hash', '=', digestOf(key.token))
    .where('last_seen_at', '<=', moment(now - SEEN_EVERY))
    .execute();
}

/** Ends a session for good; one that has ended already keeps its time. */
export async function endSession(tx: Tx, key: SessionKey, now: Instant): Promise<void> {
  await tx
    .updateTable('kith.session')
    .set({ ended_at: new Date(now) })
    .where('provider_id', '=', key.providerId)
    .where('token_hash', '=', digestOf(key.token))
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Whose session a form's token was given to, among this provider's people; `undefined` for a token that was never
 * given. Under the sign-in scope.
 */
export async function personOfToken(
  tx: Tx,
  providerId: ProviderId,
  csrf: string,
): Promise<PersonId | undefined> {
  if (csrf === '') return undefined;
  const row = await tx
    .selectFrom('kith.session')
    .select('person_id')
    .where('provider_id', '=', providerId)
    .where('csrf', '=', csrf)
    .executeTakeFirst();
  return row?.person_id as PersonId | undefined;
}

/** One of somebody's open sessions, as their account page lists it. */
export type OpenSession = {
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly deviceClass: DeviceClass;
};

/** Somebody's sessions that are open at `now`, the one used last first. */
export async function openSessions(tx: Tx, who: Who, now: Instant): Promise<readonly OpenSession[]> {
  const rows = await tx
    .selectFrom('kith.session')
    .select(['created_at', 'last_seen_at', 'ends_at', 'ended_at', 'locked_at', 'stage', 'device_class'])
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', moment(now))
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      startedAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      endsAt: row.ends_at,
      endedAt: row.ended_at,
      lockedAt: row.locked_at,
      stage: row.stage as KeptSession['stage'],
      deviceClass: row.device_class as DeviceClass,
    }))
    .filter((session) => stateOf(session, now) === 'signed-in')
    .map(({ startedAt, lastSeenAt, deviceClass }) => ({ startedAt, lastSeenAt, deviceClass }));
}
