import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PageContext } from '#web/page.ts';
import { lockChange, settleChange } from '../store/changes.ts';
import type { LookedAt } from './look-ahead.ts';

/** Drops a proposal; a look that is under way ends with it. False where it was applied first. */
export async function dropChange(
  tx: PageContext['tx'],
  { providerId, changeId }: LookedAt,
  by: PersonId,
  now: Instant,
): Promise<boolean> {
  const change = await lockChange(tx, providerId, changeId);
  if (change?.state === 'looking' || change?.state === 'looked') {
    await settleChange(tx, providerId, changeId, { state: 'cancelled', by, at: now });
  }
  return change?.state !== 'applied';
}
