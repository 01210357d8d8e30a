import type { FactValue } from '#engine/types.ts';
import type { EventId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { lockStory, restrictionById } from '#slices/devices/index.ts';
import { eventAndAdditions } from '#slices/events/index.ts';
import { giveRole, namesOf } from '#slices/people/index.ts';
import type { Proposal } from '#slices/proposals/index.ts';
import { rightsAsTheyStand } from '#slices/proposals/index.ts';
import { giveGrant } from '#slices/timed-access/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { GrantAct, ReleaseAct, RoleAct } from '../model/act.ts';

type Done = Extract<Handled, { then: 'record' }> | { readonly then: 'done' } | { readonly then: 'overtaken' };

/** Does what was agreed to, where everything still stands as it did when it was proposed. */
export async function doNow(proposal: Proposal, words: string, ctx: PageContext): Promise<Done> {
  switch (proposal.kind) {
    case 'release-restriction':
      return release(proposal, words, ctx);
    case 'give-role':
      return role(proposal, ctx);
    case 'give-dated-access':
      return grant(proposal, ctx);
    case 'close-no-action':
    case 'do-not-refer':
    case 'bulk-export':
      // No page proposes these yet; whichever slice does says here how it is done.
      return { then: 'overtaken' };
  }
}

const REVIEWED = 'access.restriction-reviewed';

async function release(proposal: Proposal, words: string, { tx, actor, now }: PageContext): Promise<Done> {
  const { restrictionId, facts, details } = proposal.act as unknown as ReleaseAct;
  const { providerId, personId } = actor;
  await lockStory(tx, restrictionId);
  const restriction = await restrictionById(tx, providerId, restrictionId);
  const written = await eventAndAdditions(tx, providerId, restrictionId);
  const last = written.filter((each) => each.type === REVIEWED).at(-1)?.seq ?? 0;
  if (!restriction || restriction.endedAt !== null || String(last) !== proposal.standsOn)
    return { then: 'overtaken' };
  const next = details['reviewAt'];
  // A next look that has passed meanwhile is none.
  if (typeof next === 'number' && next <= now) return { then: 'overtaken' };
  const names = await namesOf(tx, providerId, [proposal.proposedBy, personId]);
  const told: FactValue = [
    proposal.reason,
    `Proposed by ${names.get(proposal.proposedBy) ?? 'a colleague'}. ${names.get(personId) ?? 'A second person'} agreed: ${words}`,
  ].join('\n\n');
  return {
    then: 'record',
    event: {
      type: REVIEWED,
      occurredAt: now,
      homeId: restriction.homeId,
      childId: restriction.childId,
      about: restrictionId as EventId,
      facts,
      details: { ...details, words: told },
    },
    to: () => `/reviews/${proposal.proposalId}`,
  };
}

async function role(proposal: Proposal, { tx, actor, now }: PageContext): Promise<Done> {
  const { roleHeldId, personId, role: given, homeId } = proposal.act as unknown as RoleAct;
  const { providerId } = actor;
  // One’s own rights are never one’s own to agree to.
  if (personId === actor.personId) return { then: 'overtaken' };
  if ((await rightsAsTheyStand(tx, providerId, personId)) !== proposal.standsOn) return { then: 'overtaken' };
  const from = londonDate(now);
  await giveRole(tx, providerId, { roleHeldId, personId, role: given, from, ...(homeId ? { homeId } : {}) });
  return { then: 'done' };
}

async function grant(proposal: Proposal, { tx, actor, now }: PageContext): Promise<Done> {
  const act = proposal.act as unknown as GrantAct;
  const { providerId, personId } = actor;
  const stands = await rightsAsTheyStand(tx, providerId, act.personId);
  // Whoever has come to work here meanwhile, and a visit whose days have passed, are given nothing.
  if (stands !== proposal.standsOn || act.to < londonDate(now)) return { then: 'overtaken' };
  await giveGrant(
    tx,
    providerId,
    { ...act, reason: proposal.reason, askedBy: proposal.proposedBy, givenBy: personId },
    now,
  );
  return { then: 'done' };
}
