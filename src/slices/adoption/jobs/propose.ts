import type { HomeId, Id, PolicyChangeId } from '#kernel/ids.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { PageContext } from '#web/page.ts';
import type { Proposal } from '../model/change.ts';
import { standsOn } from '../model/change.ts';
import { asOrganisation } from '../store/as-organisation.ts';
import { countCases } from '../store/cases.ts';
import { proposeChange } from '../store/changes.ts';
import { worldOf } from '../store/world.ts';
import { lookLater, lookThrough } from './look-ahead.ts';
import { homesOfChange, reachOf, standingOf } from './reach.ts';

/** Up to so many cases are looked at while the reader waits; more go on beside. */
const AT_ONCE = 150;

/** What somebody wants changed, and why. */
export type Proposed = {
  readonly proposal: Proposal;
  /** Null where it is for the whole organisation. */
  readonly homeId: HomeId | null;
  readonly reason: string;
  /** The key of the form: the same form again proposes nothing new. */
  readonly submission: Id<'submission'>;
};

/** Writes a proposal down and looks at what it would change. Nothing is changed by it. */
export async function propose(
  { tx, actor, now, shelf, later }: Pick<PageContext, 'tx' | 'actor' | 'now' | 'shelf' | 'later'>,
  { proposal, homeId, reason, submission }: Proposed,
): Promise<PolicyChangeId> {
  const { providerId, personId } = actor;
  const changeId = derivedId<'policy-change'>(submission, `policy change by ${personId}`);
  await asOrganisation(tx, async () => {
    const homeIds = await homesOfChange(tx, providerId, homeId);
    const standing = await standingOf(tx, providerId, homeId, now);
    const [cases, world] = await Promise.all([
      countCases(tx, providerId, reachOf(proposal, homeIds)),
      worldOf(tx, providerId, homeIds),
    ]);
    const isNew = await proposeChange(tx, providerId, {
      changeId,
      homeId,
      proposal,
      reason,
      standsOn: standsOn(proposal, homeId, standing),
      proposedAt: now,
      proposedBy: personId,
      cases,
      world,
    });
    const look = { providerId, changeId, shelf };
    if (!isNew) return;
    if (cases <= AT_ONCE) await lookThrough(tx, look, now);
    else later(lookLater(look, actor, homeId));
  });
  return changeId;
}
