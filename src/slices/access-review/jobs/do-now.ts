import type { FactValue } from '#engine/types.ts';
import type { EventId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { SpanEnd } from '#kernel/span.ts';
import { dayAfter, decideEnd } from '#kernel/span.ts';
import { lastLook, lockStory, restrictionById } from '#slices/devices/index.ts';
import { eventAndAdditions } from '#slices/events/index.ts';
import { endRole, giveRole, holdPerson, namesOf, rolesOf } from '#slices/people/index.ts';
import type { Proposal } from '#slices/proposals/index.ts';
import { rightsAsTheyStand } from '#slices/proposals/index.ts';
import { asKith, giveGrant } from '#slices/timed-access/index.ts';
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
  if (!restriction || restriction.endedAt !== null || lastLook(written) !== proposal.standsOn)
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

async function role(proposal: Proposal, ctx: PageContext): Promise<Done> {
  const { tx, actor, now } = ctx;
  const { roleHeldId, personId, role: given, homeId, from, to, instead } = proposal.act as unknown as RoleAct;
  const { providerId } = actor;
  await holdPerson(tx, providerId, personId);
  const today = londonDate(now);
  if ((await rightsAsTheyStand(tx, providerId, personId)) !== proposal.standsOn) return { then: 'overtaken' };
  if (to !== null && to < today) return { then: 'overtaken' };
  const left = instead && (await leave(proposal, instead, ctx));
  const asked = from > today ? from : today;
  await giveRole(tx, providerId, {
    roleHeldId,
    personId,
    role: given,
    from: left && left.endedAt === null ? dayAfter(left.to) : asked,
    to,
    given: { by: proposal.proposedBy, at: now },
    ...(homeId ? { homeId } : {}),
  });
  return { then: 'done' };
}

/** Ends the role that they leave, in the name of who asked for the move; null where it is over by itself. */
async function leave(
  { proposedBy, act }: Proposal,
  { roleHeldId, last, reason }: NonNullable<RoleAct['instead']>,
  { tx, actor, now }: PageContext,
): Promise<SpanEnd | null> {
  const { providerId } = actor;
  const roles = await rolesOf(tx, providerId, (act as unknown as RoleAct).personId);
  const held = roles.find((each) => each.roleHeldId === roleHeldId);
  const wish =
    last !== null && last >= londonDate(now) ? { when: 'day' as const, last } : { when: 'now' as const };
  const end = held ? decideEnd(held, wish, now) : 'over-already';
  if (typeof end === 'string') return null;
  // It may be held where the second person has no say.
  await asKith(tx, () => endRole(tx, providerId, { roleHeldId, ...end, by: proposedBy, reason }, now));
  return end;
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
