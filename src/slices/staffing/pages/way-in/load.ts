import { can } from '#access/can.ts';
import type { HomeId, PersonId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { halfFor, openWayIn, type WayIn } from '#slices/account/index.ts';
import { homeOfRole, isToHold, namesOf, rolesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';

/** A colleague, and how far a way in for them has come. */
export type Loaded = {
  readonly personId: PersonId;
  readonly name: string;
  /** The home by which the reader may vouch; none for somebody who works at no home. */
  readonly homeId: HomeId | undefined;
  readonly wayIn: WayIn | undefined;
  /** Who vouched, by name. */
  readonly names: ReadonlyMap<PersonId, string>;
  /** The reader's own half of the code, once they have vouched. */
  readonly half: string | undefined;
};

/** Nobody vouches for themselves: their own page is not there. */
export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now } = ctx;
  const personId = parseId<'person'>(ctx.params['person'] ?? '');
  if (!personId || personId === actor.personId) return undefined;
  const held = (await rolesOf(tx, actor.providerId, personId)).filter((role) => isToHold(role, now));
  const mine = held.find((role) => can(actor, 'person.recover', { homeId: homeOfRole(role) }).allow);
  // Whoever works at no home (a responsible individual, a social worker) is vouched for by any who may vouch at all.
  const homeId =
    (mine && homeOfRole(mine)) ??
    (held.length === 0
      ? actor.homes.find((each) => can(actor, 'person.recover', { homeId: each }).allow)
      : undefined);
  if (!mine && held.length > 0 && !can(actor, 'person.recover').allow) return undefined;
  const who = { providerId: actor.providerId, personId };
  const wayIn = await openWayIn(tx, who, now);
  const vouched = wayIn ? [wayIn.first.by, ...(wayIn.second ? [wayIn.second.by] : [])] : [];
  const names = await namesOf(tx, actor.providerId, [personId, ...vouched]);
  const name = names.get(personId);
  return name === undefined ? undefined : { personId, name, homeId, wayIn, names, half: ownHalf(ctx, wayIn) };
}

function ownHalf({ actor, vault }: PageContext, wayIn: WayIn | undefined): string | undefined {
  if (wayIn?.first.by === actor.personId) return halfFor(vault, wayIn, 'first');
  return wayIn?.second?.by === actor.personId ? halfFor(vault, wayIn, 'second') : undefined;
}
