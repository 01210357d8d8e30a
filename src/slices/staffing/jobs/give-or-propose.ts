import type { Role } from '#access/actor.ts';
import type { Id, ProposalId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { RoleGiven } from '#slices/people/index.ts';
import { giveRole } from '#slices/people/index.ts';
import { anotherCouldAgree, propose, rightsAsTheyStand } from '#slices/proposals/index.ts';
import type { PageContext } from '#web/page.ts';

/** Roles whose holders can change what others may do. */
const ANSWER_FOR_OTHERS: readonly Role[] = ['registered-manager', 'responsible-individual'];

/**
 * Gives a role at once, or has it wait for a second person where the role answers for others. In an organisation where
 * nobody else could agree, its first manager’s word is enough: there is no second person yet.
 */
export async function giveOrPropose(
  { tx, actor, now }: PageContext,
  given: RoleGiven,
  asked: { readonly submission: Id<'submission'>; readonly reason: string },
): Promise<{ readonly is: 'given' } | { readonly is: 'proposed'; readonly proposalId: ProposalId }> {
  const { providerId, personId } = actor;
  const homeId = given.homeId ?? null;
  const waits =
    ANSWER_FOR_OTHERS.includes(given.role) &&
    (await anotherCouldAgree(tx, providerId, homeId, [personId, given.personId], londonDate(now)));
  if (!waits) {
    await giveRole(tx, providerId, given);
    return { is: 'given' };
  }
  const proposal = {
    proposalId: derivedId<'proposal'>(asked.submission, `role proposed by ${personId}`),
    kind: 'give-role' as const,
    homeId,
    childId: null,
    about: given.personId,
    act: { roleHeldId: given.roleHeldId, personId: given.personId, role: given.role, homeId },
    reason: asked.reason,
    standsOn: await rightsAsTheyStand(tx, providerId, given.personId),
  };
  return { is: 'proposed', proposalId: await propose(tx, providerId, proposal, personId, now) };
}
