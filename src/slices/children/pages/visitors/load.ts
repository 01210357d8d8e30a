import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { Visit } from '#slices/people/index.ts';
import { visitsOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Child } from '../../store/children.ts';
import { childrenSeen } from '../../store/children.ts';

/** How many visits a page shows. */
const LENGTH = 60;

/** A home’s visitors, the newest first, and the children who live there. */
export type Loaded = {
  readonly home: Home;
  readonly others: readonly Home[];
  readonly visits: readonly Visit[];
  readonly children: readonly Child[];
  readonly mayWrite: boolean;
};

export async function load({ tx, actor, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    ({ homeId }) => can(actor, 'visit.list', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const [visits, children] = await Promise.all([
    visitsOf(tx, providerId, home.homeId, LENGTH),
    childrenSeen(tx, providerId, home.homeId),
  ]);
  return {
    home,
    others: homes.filter((each) => each !== home),
    visits,
    children,
    mayWrite: can(actor, 'visit.write', { homeId: home.homeId }).allow,
  };
}
