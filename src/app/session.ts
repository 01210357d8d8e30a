import type { Actor } from '#access/actor.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs } from '#platform/db/transaction.ts';
import { waitingFor } from '#slices/access-review/index.ts';
import { findSession, readSessionCookie } from '#slices/account/index.ts';
import { standingNow } from '#slices/timed-access/index.ts';
import type { OpenSession } from '#web/page.ts';
import { contextOf } from './context.ts';
import { takeOver } from './take-over.ts';

/** Where the sender of a request stands. */
export type Visitor =
  | { readonly is: 'unknown' }
  /** A session that ended or went idle: its person is known, so that what was typed can be kept for them alone. */
  | {
      readonly is: 'lapsed';
      readonly providerId: ProviderId;
      readonly personId: PersonId;
      readonly csrf: string;
    }
  | { readonly is: 'half-way' }
  /** Signed in, and holds no role today: nothing is open to them. */
  | { readonly is: 'without-role'; readonly csrf: string }
  | {
      readonly is: 'signed-in';
      readonly actor: Actor;
      readonly csrf: string;
      readonly session: OpenSession;
    };

/** The provider a session cookie speaks of, before anything is believed; null where there is none. */
export function providerOfCookie(cookie: string | undefined): ProviderId | null {
  return readSessionCookie(cookie)?.providerId ?? null;
}

/**
 * Finds who sent a request, in a transaction under the sign-in scope, and hands the rest of that transaction to
 * them where they are signed in and hold a role.
 */
export async function visitorOf(tx: Tx, cookie: string | undefined, now: Instant): Promise<Visitor> {
  const read = readSessionCookie(cookie);
  if (!read) return { is: 'unknown' };
  const session = await findSession(tx, read, now);
  switch (session.state) {
    case 'none':
      return { is: 'unknown' };
    case 'lapsed':
      return { is: 'lapsed', providerId: read.providerId, personId: session.personId, csrf: session.csrf };
    case 'half-way':
      return { is: 'half-way' };
    case 'signed-in': {
      const who = { providerId: read.providerId, personId: session.personId };
      const found = await standingNow(tx, who, now);
      if (!found) return { is: 'without-role', csrf: session.csrf };
      const actor = await takeOver(tx, found, now);
      await actAs(tx, contextOf(actor));
      const { csrf, deviceClass, provedAt, news } = session;
      const waiting = await waitingFor({ tx, actor, now });
      const open = { key: read, csrf, deviceClass, provedAt, news, waiting };
      return { is: 'signed-in', actor, csrf, session: open };
    }
  }
}
