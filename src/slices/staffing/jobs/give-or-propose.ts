import type { Role } from '#access/actor.ts';
import type { HomeId, Id, ProposalId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { RoleGiven } from '#slices/people/index.ts';
import { giveRole } from '#slices/people/index.ts';
import { anotherCouldAgree, propose, rightsAsTheyStand } from '#slices/proposals/index.ts';
import type { PageContext } from '#web/page.ts';
import { answersForOthers } from '../model/role-words.ts';

/** The role that ends where somebody moves, and on which day; `null`: at once. */
export type Instead = {
  readonly roleHeldId: Id<'role-held'>;
  readonly last: PlainDate | null;
  readonly reason: string;
};

/**
 * Gives a role at once, or has it wait for a second person where the role answers for others. In an organisation where
 * nobody else could agree, its first manager’s word is enough: there is no second person yet. Where they move, the role
 * that they leave ends with the agreement and not before; ending it where nothing waits is left to the caller.
 */
export async function giveOrPropose(
  ctx: PageContext,
  given: RoleGiven,
  why: { readonly reason: string; readonly instead?: Instead },
): Promise<{ readonly is: 'given' } | { readonly is: 'proposed'; readonly proposalId: ProposalId }> {
  const { tx, actor, now } = ctx;
  const { providerId, personId } = actor;
  const { roleHeldId, role, homeId = null, from, to = null } = given;
  if (!(await needsSecond(ctx, given))) {
    await giveRole(tx, providerId, { ...given, given: { by: personId, at: now } });
    return { is: 'given' };
  }
  const act = { roleHeldId, personId: given.personId, role, homeId, from, to, instead: why.instead ?? null };
  const proposal = {
    proposalId: derivedId<'proposal'>(roleHeldId, `role proposed by ${personId}`),
    kind: 'give-role' as const,
    homeId,
    childId: null,
    // The same role at the same place waits once; another one waits beside it.
    about: derivedId<'role-asked'>(given.personId, `${role} at ${homeId ?? 'all'}`),
    act,
    reason: why.reason,
    standsOn: await rightsAsTheyStand(tx, providerId, given.personId),
  };
  return { is: 'proposed', proposalId: await propose(tx, providerId, proposal, personId, now) };
}

/** Whether this role, given by this person, waits until somebody else has agreed. */
export async function needsSecond(
  { tx, actor, now }: PageContext,
  given: { readonly role: Role; readonly homeId?: HomeId; readonly personId?: RoleGiven['personId'] },
): Promise<boolean> {
  const besides = [actor.personId, ...(given.personId ? [given.personId] : [])];
  return (
    answersForOthers(given.role) &&
    (await anotherCouldAgree(tx, actor.providerId, given.homeId ?? null, besides, now))
  );
}
