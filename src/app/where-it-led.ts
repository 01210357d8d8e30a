import type { Actor } from '#access/actor.ts';
import type { Id } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { eventOfSubmission } from '#slices/events/index.ts';
import type { Page } from '#web/page.ts';

/**
 * Where a form that this person sent before led: the page of what its first press recorded. `undefined` where the
 * form is new, or was somebody else's.
 */
export async function whereItLed(
  tx: Tx,
  actor: Actor,
  page: Page<unknown, unknown>,
  loaded: unknown,
  submission: Id<'submission'>,
): Promise<string | undefined> {
  if (!page.sentBefore) return undefined;
  const earlier = await eventOfSubmission(tx, actor.providerId, submission);
  return earlier?.recordedBy === actor.personId ? page.sentBefore(earlier, loaded) : undefined;
}
