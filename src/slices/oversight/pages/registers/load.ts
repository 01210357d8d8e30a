import { can } from '#access/can.ts';
import type { ChildId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { HeldDevice, RestrictionInForce } from '#slices/devices/index.ts';
import { devicesHeldAt, restrictionsInForce } from '#slices/devices/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { lettersFor } from '../../model/letters.ts';
import type { Totals } from '../../store/totals.ts';
import { totalsOf } from '../../store/totals.ts';
import { startOfMonth } from '../home/load.ts';

/** What a visitor reads of one home: figures and registers, without a child’s name or words that could hold one. */
export type Loaded = {
  readonly home: Home;
  readonly others: readonly Home[];
  readonly totals: Totals;
  readonly restrictions: readonly (Omit<RestrictionInForce, 'childId' | 'restrictionId'> & {
    readonly letter: string;
  })[];
  readonly devices: readonly (Pick<HeldDevice, 'kind' | 'owner' | 'state' | 'seal' | 'since'> & {
    readonly letter: string;
  })[];
  /** Children who, with their placing authority, agreed that this visitor reads their record. */
  readonly agreed: readonly Child[];
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    ({ homeId }) => can(actor, 'register.view', { homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const restrictions = await restrictionsInForce(tx, providerId, { homeId: home.homeId });
  const devices = await devicesHeldAt(tx, providerId, home.homeId);
  const letters = lettersFor([...restrictions, ...devices].map((each) => each.childId));
  const letterOf = (childId: ChildId) => letters.get(childId) ?? 'A child';
  const agreed: Child[] = [];
  for (const childId of actor.consented ?? []) {
    const child = await childById(tx, providerId, childId);
    if (child?.homeId === home.homeId) agreed.push(child);
  }
  return {
    home,
    others: homes.filter((each) => each !== home),
    totals: await totalsOf(tx, providerId, home.homeId, startOfMonth(now), now),
    restrictions: restrictions.map(({ childId, restrictionId: _id, ...row }) => ({
      ...row,
      letter: letterOf(childId),
    })),
    devices: devices.map(({ childId, kind, owner, state, seal, since }) => ({
      kind,
      owner,
      state,
      seal,
      since,
      letter: letterOf(childId),
    })),
    agreed,
  };
}
