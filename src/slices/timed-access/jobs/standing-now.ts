import type { Actor } from '#access/actor.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { actorOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { withTimedRights } from '../model/timed-rights.ts';
import { timedRightsOf } from '../store/timed-rights.ts';

/**
 * Somebody with everything that holds for them at `now`: their roles and relations, and what they may read for a while.
 * `undefined` where nothing does. Runs under the sign-in or system scope.
 */
export async function standingNow(
  tx: PageContext['tx'],
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  now: Instant,
): Promise<Actor | undefined> {
  const [held, timed] = await Promise.all([
    actorOf(tx, who.providerId, who.personId, now),
    timedRightsOf(tx, who.providerId, who.personId, now),
  ]);
  return withTimedRights(who, held, timed);
}
