import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';
import { lookLater } from '../../jobs/look-ahead.ts';
import { standingOf } from '../../jobs/reach.ts';
import { standsOn } from '../../model/change.ts';
import { changeById } from '../../store/changes.ts';
import type { Told } from '../shared/effects/load.ts';
import { tellChange } from '../shared/effects/load.ts';

/** A proposal with what it would change. */
export type Loaded = Told & {
  /** Somebody has changed the same thing since: it cannot be applied any more. */
  readonly overtaken: boolean;
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
    ctx.later(lookLater({ providerId, changeId, shelf }));
  }
  const open = state === 'looking' || state === 'looked';
  const overtaken =
    open && standsOn(proposal, homeId, await standingOf(tx, providerId, homeId, now)) !== change.standsOn;
  return { ...(await tellChange(ctx, change)), overtaken };
}
