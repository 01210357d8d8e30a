import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { signInFor } from './context.ts';
import { endSession, findSession, type SessionKey } from './sessions.ts';

/** Ends a session on its person's wish, and records that; a session that is over already needs neither. */
export async function leave(
  tx: Tx,
  session: SessionKey | undefined,
  event: Extract<AuditEvent, 'SIGNED_OUT' | 'SWITCHED_PERSON'>,
  request: { readonly now: Instant; readonly requestId: string },
): Promise<void> {
  if (!session) return;
  const found = await findSession(tx, session, request.now);
  if (found.state === 'none' || found.state === 'lapsed') return;
  const who = { providerId: session.providerId, personId: found.personId };
  await endSession(tx, session, request.now);
  await signInFor(tx, who);
  await recordAudit(tx, {
    ...who,
    at: request.now,
    event,
    outcome: 'done',
    action: 'account.sign-out',
    subject: {},
    requestId: request.requestId,
  });
}
