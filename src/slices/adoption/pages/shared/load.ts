import type { Action } from '#access/can.ts';
import { can } from '#access/can.ts';
import { newestFirst } from '#engine/governing.ts';
import type { Pack } from '#engine/pack.ts';
import type { HomeId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf, packsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { packsAt, packsInUse } from '#web/shelf.ts';
import type { Change } from '../../model/change.ts';
import type { ChangeInWords } from '../../model/change-words.ts';
import { changeInWords } from '../../model/change-words.ts';
import { oneOfEach, stillFollowed } from '../../model/choices.ts';

/** The home that a page is about, and the reader's others. */
export type HomeAsked = { readonly home: Home; readonly others: readonly Home[] };

/** The home that the address names, or the reader's first, where they may do this; `undefined` where there is none. */
export async function homeAsked(
  { tx, actor, query }: PageContext,
  action: Action,
): Promise<HomeAsked | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, action, { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const home = asked === '' ? homes[0] : homes.find((each) => each.homeId === parseId<'home'>(asked));
  return home && { home, others: homes.filter((each) => each !== home) };
}

/** The policies that a home follows today, and those it will follow, one version of each. */
export async function packsOf(
  { tx, actor, now, shelf }: PageContext,
  homeId: HomeId,
): Promise<readonly Pack[]> {
  const adoptions = stillFollowed(await packsOfHome(tx, actor.providerId, homeId), londonDate(now));
  const packs = packsInUse(shelf, adoptions);
  return oneOfEach(packsAt(packs, now), newestFirst(packs));
}

/** Changes in words, with the names of the people and places in them. */
export async function inWords(
  { tx, actor, shelf }: PageContext,
  changes: readonly Change[],
): Promise<readonly ChangeInWords[]> {
  const { providerId } = actor;
  const people = changes.flatMap(({ proposedBy, settledBy }) =>
    settledBy === null ? [proposedBy] : [proposedBy, settledBy],
  );
  const [names, homes] = await Promise.all([namesOf(tx, providerId, people), homesOf(tx, providerId)]);
  const homeNames = new Map(homes.map((home) => [home.homeId, home.name]));
  return changes.map((change) => changeInWords(change, { packs: shelf.packs, names, homeNames }));
}
