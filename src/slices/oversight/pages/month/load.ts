import { dayNumberOfParts, partsOfDay } from '#kernel/day-number.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDay, startOfLondonDay } from '#kernel/london.ts';
import { childrenSeen } from '#slices/children/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homeById } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { LateDuty } from '../../store/late.ts';
import { lateDuties } from '../../store/late.ts';

export type Loaded = {
  readonly home: Home;
  readonly late: readonly LateDuty[];
  /** Given names of the children the reader may see, by id. */
  readonly childNames: ReadonlyMap<string, string>;
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded | undefined> {
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? actor.homes[0] : parseId<'home'>(asked);
  const home = homeId && (await homeById(tx, actor.providerId, homeId));
  if (!home) return undefined;
  const { year, month } = partsOfDay(londonDay(now));
  const since = startOfLondonDay(dayNumberOfParts(year, month, 1));
  const children = await childrenSeen(tx, actor.providerId);
  return {
    home,
    late: await lateDuties(tx, actor.providerId, home.homeId, since, now),
    childNames: new Map(children.map((child) => [child.childId, child.givenName])),
  };
}
