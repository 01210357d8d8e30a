import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import type { ProposalKind } from '#slices/proposals/index.ts';
import { KINDS } from '#slices/proposals/index.ts';
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
  return rows.filter((row) => mayDecide(actor, row)).length;
}

function mayDecide(actor: Actor, { kind, homeId, childId, by, about }: WaitingRow): boolean {
  const subject = { homeId: homeId ?? undefined, childId: childId ?? undefined, by };
  if (kind === 'emergency') return can(actor, 'emergency.review', subject).allow;
  const { second } = KINDS[kind as ProposalKind];
  return about !== actor.personId && can(actor, second, { ...subject, state: 'waiting' }).allow;
}
