import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';
import { changeById } from '../../store/changes.ts';
import type { Told } from '../shared/effects/load.ts';
import { tellChange } from '../shared/effects/load.ts';

/** A change with what it does, and whether the reader may decide on it. */
export type Loaded = Told & { readonly settles: boolean };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, params } = ctx;
  const id = parseId<'policy-change'>(params['change'] ?? '');
  const change = id && (await changeById(tx, actor.providerId, id));
  if (!change) return undefined;
  const homeId = change.homeId ?? undefined;
  return { ...(await tellChange(ctx, change)), settles: can(actor, 'change.settle', { homeId }).allow };
}
