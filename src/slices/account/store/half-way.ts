import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { type Method, stageAfter } from '../model/factors.ts';
import type { DeviceClass } from '../model/session-rules.ts';
import type { Who } from './context.ts';
import { type Credential, credentialOf } from './credentials.ts';
import { endSession, findSession, type SessionKey, startSession } from './sessions.ts';

/** Somebody who has given a password and still has to give a code. */
export type HalfWay = Credential & {
  readonly deviceClass: DeviceClass;
  readonly browserId: Id<'browser'> | null;
  /** How they came so far. */
  readonly method: Method;
};

/** The person half-way whom a session cookie names; `undefined` in any other state. Under the sign-in scope. */
export async function halfWayOf(
  tx: Tx,
  session: SessionKey | undefined,
  now: Instant,
): Promise<HalfWay | undefined> {
  if (!session) return undefined;
  const found = await findSession(tx, session, now);
  if (found.state !== 'half-way') return undefined;
  const credential = await credentialOf(tx, { providerId: session.providerId, personId: found.personId });
  const { deviceClass, browserId, method } = found;
  return credential && { ...credential, deviceClass, browserId, method: method ?? 'password-and-code' };
}

/** Which request a step belongs to. */
type Step = { readonly now: Instant; readonly requestId: string };

/** Ends the half-way session and starts the real one, with a cookie of its own, so that the old one opens nothing. */
export async function takeNextStep(
  tx: Tx,
  session: SessionKey,
  who: HalfWay,
  step: Step,
): Promise<SessionKey> {
  await endSession(tx, session, step.now);
  const { deviceClass, browserId, method } = who;
  const stage = stageAfter({ method, secondFactor: true });
  const started = await startSession(tx, who, { stage, deviceClass, browserId, method }, step.now);
  await recordSignInStep(tx, who, { event: 'SIGNED_IN', outcome: 'done' }, step);
  return started;
}

/** An audit entry about signing in, by and about one person. Under `signInFor` them. */
export async function recordSignInStep(
  tx: Tx,
  who: Who,
  entry: { readonly event: AuditEvent; readonly outcome: 'done' | 'refused'; readonly reason?: string },
  step: Step,
): Promise<void> {
  await recordAudit(tx, {
    providerId: who.providerId,
    at: step.now,
    personId: who.personId,
    action: 'account.sign-in',
    subject: {},
    requestId: step.requestId,
    ...entry,
  });
}
