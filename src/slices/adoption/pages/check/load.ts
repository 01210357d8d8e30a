import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PageContext } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import { packsAt, packsInUse, versionOn } from '#web/shelf.ts';
import { lookLater } from '../../jobs/look-ahead.ts';
import { standingOf } from '../../jobs/reach.ts';
import type { Proposal, Standing } from '../../model/change.ts';
import { standsOn } from '../../model/change.ts';
import type { PolicyItself } from '../../model/policy-itself.ts';
import { policyItself } from '../../model/policy-itself.ts';
import { changeById } from '../../store/changes.ts';
import type { Told } from '../shared/effects/load.ts';
import { tellChange } from '../shared/effects/load.ts';

/** A proposal with what it would change. */
export type Loaded = Told & {
  /** Somebody has changed the same thing since: it cannot be applied any more. */
  readonly overtaken: boolean;
  /** What a policy brings that would be followed. */
  readonly itself: PolicyItself | undefined;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, params, shelf } = ctx;
  const { providerId } = actor;
  const id = parseId<'policy-change'>(params['change'] ?? '');
  const change = id && (await changeById(tx, providerId, id));
  if (!change) return undefined;
  const { changeId, homeId, proposal, state, lookingUntil } = change;
  // Whoever was looking has gone: a server that was stopped, perhaps. The next reader has it taken up again.
  if (state === 'looking' && (lookingUntil === null || lookingUntil < now)) {
    ctx.later(lookLater({ providerId, changeId, shelf }, actor, homeId));
  }
  const told = await tellChange(ctx, change);
  if (state !== 'looking' && state !== 'looked') return { ...told, overtaken: false, itself: undefined };
  const standing = await standingOf(tx, providerId, homeId, now);
  return {
    ...told,
    overtaken: standsOn(proposal, homeId, standing) !== change.standsOn,
    itself: itselfOf(proposal, standing, shelf, now),
  };
}

function itselfOf(
  proposal: Proposal,
  { adoptions }: Standing,
  shelf: PackShelf,
  now: Instant,
): PolicyItself | undefined {
  if (proposal.kind !== 'adopt') return undefined;
  const { pack: id, version } = proposal;
  const pack = versionOn(shelf, { id, version });
  const followed = packsAt(packsInUse(shelf, adoptions), now).find((each) => each.id === id);
  return pack && policyItself(pack, followed);
}
