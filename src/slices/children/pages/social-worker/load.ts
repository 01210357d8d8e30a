import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Standing } from '#kernel/span.ts';
import { standingOf } from '#kernel/span.ts';
import type { Authority } from '#slices/organisations/index.ts';
import { authorityById } from '#slices/organisations/index.ts';
import type { SocialWorker } from '#slices/people/index.ts';
import { socialWorkersAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { AllocationTold } from '../../store/allocations.ts';
import { allocationsOf } from '../../store/allocations.ts';
import type { Child } from '../../store/children.ts';
import { childById } from '../../store/children.ts';

/** A child’s social workers over time, and whom else the child may be given to. */
export type Loaded = {
  readonly child: Child;
  readonly authority: Authority;
  readonly allocations: readonly (AllocationTold & {
    readonly standing: Standing;
    /** They have the child and hold no role at the authority any more: nobody would answer. */
    readonly hasGone: boolean;
  })[];
  readonly socialWorkers: readonly SocialWorker[];
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const childId = parseId<'child'>(params['child'] ?? '');
  const child = childId && (await childById(tx, providerId, childId));
  if (!child) return undefined;
  const [authority, allocations, socialWorkers] = await Promise.all([
    authorityById(tx, providerId, child.authorityId),
    allocationsOf(tx, providerId, child.childId),
    socialWorkersAt(tx, providerId, child.authorityId, londonDate(now)),
  ]);
  if (!authority) return undefined;
  const going = allocations.filter((each) => ['held', 'planned'].includes(standingOf(each, now)));
  // Whoever has the child, with nobody planned after them, cannot take over from themself.
  const alone = going.length === 1 ? going[0]?.personId : undefined;
  return {
    child,
    authority,
    allocations: allocations.map((each) => {
      const standing = standingOf(each, now);
      const works = socialWorkers.some(({ personId }) => personId === each.personId);
      return { ...each, standing, hasGone: standing === 'held' && !works };
    }),
    socialWorkers: socialWorkers.filter(({ personId }) => personId !== alone),
  };
}
