import type { PersonId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { childById } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Proposal } from '#slices/proposals/index.ts';
import { isAboutOwnRights, isOpen, mayBeSecond, proposalById } from '#slices/proposals/index.ts';
import type { PageContext } from '#web/page.ts';

/** One decision that waits, or waited, for a second person. */
export type Loaded = {
  readonly proposal: Proposal;
  readonly open: boolean;
  readonly childName: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
  readonly mine: boolean;
  /** It would change the reader’s own rights. */
  readonly ownRights: boolean;
  readonly mayDecide: boolean;
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId, personId } = actor;
  const id = parseId<'proposal'>(params['proposal'] ?? '');
  const proposal = id && (await proposalById(tx, providerId, id));
  if (!proposal) return undefined;
  const child = proposal.childId ? await childById(tx, providerId, proposal.childId) : undefined;
  const about = proposal.act['personId'];
  const people = [proposal.proposedBy, proposal.settled?.by, about].filter(
    (each) => typeof each === 'string',
  );
  return {
    proposal,
    open: isOpen(proposal, now),
    childName: child && `${child.givenName} ${child.familyName.slice(0, 1)}`,
    names: await namesOf(tx, providerId, people as PersonId[]),
    homes: new Map((await homesOf(tx, providerId)).map((home) => [home.homeId, home.name])),
    mine: proposal.proposedBy === personId,
    ownRights: isAboutOwnRights(proposal, personId),
    mayDecide: mayBeSecond(actor, proposal, now),
  };
}
