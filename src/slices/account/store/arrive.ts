import type { Instant } from '#kernel/instant.ts';
import { digestOf } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { BrowserKey } from '../model/browser-cookie.ts';
import { type Method, stageAfter } from '../model/factors.ts';
import { deviceClassOf } from './browsers.ts';
import { signInFor, type Who } from './context.ts';
import { recordSignInStep } from './half-way.ts';
import { endSession, findSession, lockSession, type SessionKey, startSession } from './sessions.ts';

/** Where somebody arrives: the request, the browser, and the session that was there before. */
export type Arrival = {
  readonly now: Instant;
  readonly requestId: string;
  readonly session: SessionKey | undefined;
  readonly browser: BrowserKey | undefined;
};

/**
 * Takes away the session that was there before. On a tablet that the home shares it is only put aside, so that its person
 * comes back by one proof; anywhere else it ends.
 */
export async function putAside(tx: Tx, key: SessionKey | undefined, now: Instant): Promise<void> {
  if (!key) return;
  const found = await findSession(tx, key, now);
  if (found.state === 'none') return;
  const shared = found.browserId !== null && found.deviceClass === 'shared' && found.mayUnlock;
  await (shared ? lockSession(tx, key, now) : endSession(tx, key, now));
}

/**
 * Starts a session for somebody who has proved who they are by a method of their own, and writes that down. Hands the
 * rest of the transaction to `signInFor` them.
 */
export async function arrive(
  tx: Tx,
  at: Arrival,
  who: Who,
  by: { readonly method: Method; readonly secondFactor: boolean },
): Promise<SessionKey> {
  if (at.session) {
    await signInFor(tx, { providerId: at.session.providerId, personId: who.personId });
    await putAside(tx, at.session, at.now);
  }
  await signInFor(tx, who);
  const { deviceClass, browserId } = await deviceClassOf(tx, who.providerId, at.browser);
  const stage = stageAfter(by);
  const started = await startSession(tx, who, { stage, deviceClass, browserId, method: by.method }, at.now);
  if (browserId !== null) await endEarlierHere(tx, who, browserId, started, at.now);
  if (stage === 'signed-in')
    await recordSignInStep(tx, who, { event: 'SIGNED_IN', outcome: 'done', reason: by.method }, at);
  return started;
}

/** One session for each person on a browser. */
async function endEarlierHere(
  tx: Tx,
  who: Who,
  browserId: string,
  kept: SessionKey,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.session')
    .set({ ended_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('browser_id', '=', browserId)
    .where('token_hash', '<>', digestOf(kept.token))
    .where('ended_at', 'is', null)
    .execute();
}
