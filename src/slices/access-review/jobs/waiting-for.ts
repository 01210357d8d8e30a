import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import type { Instant } from '#kernel/instant.ts';
import type { ProposalKind } from '#slices/proposals/index.ts';
import { mayBeSecond } from '#slices/proposals/index.ts';
import type { PageContext } from '#web/page.ts';
import type { WaitingRow } from '../store/waiting.ts';
import { rowsWaiting } from '../store/waiting.ts';

/** How many decisions wait for this very person to be the second one. Asks the database only for whoever may be. */
export async function waitingFor({
  tx,
  actor,
  now,
}: Pick<PageContext, 'tx' | 'actor' | 'now'>): Promise<number> {
  if (!can(actor, 'review.list').allow) return 0;
  const rows = await rowsWaiting(tx, actor.providerId, now);
  return rows.filter((row) => mayDecide(actor, row, now)).length;
}

function mayDecide(
  actor: Actor,
  { kind, homeId, childId, by, about, expiresAt }: WaitingRow,
  now: Instant,
): boolean {
  if (expiresAt === null) return can(actor, 'emergency.review', { homeId: homeId ?? undefined, by }).allow;
  const act = { personId: about };
  const waiting = { kind: kind as ProposalKind, homeId, childId, proposedBy: by, act, expiresAt };
  return mayBeSecond(actor, { ...waiting, state: 'waiting' }, now);
}
