import { can } from '#access/can.ts';
import type { PageContext } from '#web/page.ts';
import type { ChangeInWords } from '../../model/change-words.ts';
import { appliedChanges, openChanges } from '../../store/changes.ts';
import type { HomeAsked } from '../shared/load.ts';
import { homeAsked, inWords } from '../shared/load.ts';

/** So many are listed, the latest first. */
export const LISTED_AT_MOST = 100;

/** The changes of a home, those of the whole organisation among them. */
export type Loaded = HomeAsked & {
  readonly open: readonly (ChangeInWords & { readonly settles: boolean })[];
  readonly applied: readonly ChangeInWords[];
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor } = ctx;
  const asked = await homeAsked(ctx, 'change.list');
  if (!asked) return undefined;
  const { homeId } = asked.home;
  const open = await inWords(ctx, await openChanges(tx, actor.providerId, homeId));
  const applied = await appliedChanges(tx, actor.providerId, homeId, LISTED_AT_MOST);
  return {
    ...asked,
    open: open.map((told) => ({
      ...told,
      settles: can(actor, 'change.settle', { homeId: told.change.homeId ?? undefined }).allow,
    })),
    applied: await inWords(ctx, applied),
  };
}
