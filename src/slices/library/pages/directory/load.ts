import { can } from '#access/can.ts';
import type { PageContext } from '#web/page.ts';
import type { DirectoryGroup } from '../../model/directory.ts';
import { directoryOf } from '../../model/directory.ts';
import type { Sources } from '../../model/library.ts';
import { readingOf } from '../shared/load.ts';

/** Whom to call; and whether the reader's homes keep numbers of their own beside them. */
export type Loaded = { readonly groups: readonly DirectoryGroup[]; readonly ownNumbers: boolean };

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { held } = await readingOf(ctx, sources);
  return {
    groups: directoryOf(held),
    ownNumbers: ctx.actor.homes.some((homeId) => can(ctx.actor, 'number.list', { homeId }).allow),
  };
}
