import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { areasOn } from '#web/shelf.ts';
import type { Home } from '../../store/homes.ts';
import { homesOf } from '../../store/homes.ts';

/** The home that is to keep the number, and the areas that policies on the shelf tell apart. */
export type Loaded = { readonly home: Home; readonly areas: readonly string[] };

export async function load({ tx, actor, query, shelf }: PageContext): Promise<Loaded | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, 'number.keep', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const home = asked === '' ? homes[0] : homes.find((each) => each.homeId === parseId<'home'>(asked));
  if (!home) return undefined;
  return { home, areas: areasOn(shelf) };
}
