import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { Colleague, PersonNamed } from '#slices/people/index.ts';
import { colleaguesAt, othersOnceAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { waitingForRole } from '../../store/feed.ts';

/** The people of one home that the reader manages. */
export type Loaded = {
  readonly home: Home;
  /** Other homes that the reader manages, to change to. */
  readonly others: readonly Home[];
  readonly people: readonly Colleague[];
  /** Joiners whom the feed brought, to be given a role. */
  readonly waiting: readonly { readonly personId: string; readonly name: string }[];
  /** Those who hold no role there now, but did or will. */
  readonly gone: readonly PersonNamed[];
  readonly mayAdd: boolean;
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, 'person.list', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  return {
    home,
    others: homes.filter((each) => each !== home),
    waiting: await waitingForRole(tx, actor.providerId, londonDate(now)),
    people: await colleaguesAt(tx, actor.providerId, home.homeId, now),
    gone: await othersOnceAt(tx, actor.providerId, home.homeId, now),
    mayAdd: can(actor, 'person.add', { homeId: home.homeId }).allow,
  };
}
