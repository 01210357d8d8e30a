import type { Proposal } from '#slices/proposals/index.ts';
import { isAboutOwnRights, mayBeSecond, proposalById, settle } from '#slices/proposals/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { doNow } from '../../jobs/do-now.ts';
import type { Decision } from './form.ts';
import type { Loaded } from './load.ts';

/** Settles it, once: what was agreed to is done in the same transaction, and only where nothing has changed since. */
export async function handle(decision: Decision, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId, personId } = actor;
  const id = loaded.proposal.proposalId;
  const proposal = await proposalById(tx, providerId, id, 'hold');
  const gone = { then: 'go', to: `/reviews/${id}`, ...told(loaded.proposal) } as const;
  if (!proposal || (proposal.settled && proposal.settled.by === personId)) return gone;
  if (proposal.settled) return overtaken('Somebody else settled this after you opened it.');
  const settleAs = (state: 'agreed' | 'refused' | 'withdrawn' | 'overtaken') =>
    settle(tx, providerId, id, { state, by: personId, words: decision.words }, now);
  if (decision.is === 'withdraw') {
    if (proposal.proposedBy !== personId) return overtaken('Only whoever proposed it can take it back.');
    await settleAs('withdrawn');
    return gone;
  }
  if (isAboutOwnRights(proposal, personId))
    return overtaken('These would be your own rights. Somebody else decides.');
  if (!mayBeSecond(actor, proposal, now))
    return overtaken('This is for somebody else to decide, or its time has run out.');
  if (decision.is === 'refuse') {
    await settleAs('refused');
    return gone;
  }
  const done = await doNow(proposal, decision.words, ctx);
  await settleAs(done.then === 'overtaken' ? 'overtaken' : 'agreed');
  return done.then === 'record' ? done : gone;
}

const overtaken = (notice: string): Handled => ({ then: 'overtaken', notice });

const told = ({ proposalId, homeId, childId }: Proposal) => ({
  about: { homeId: homeId ?? undefined, childId: childId ?? undefined },
  ids: { proposal: proposalId },
});
