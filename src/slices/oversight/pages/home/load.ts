import { can } from '#access/can.ts';
import { dayNumberOfParts, partsOfDay } from '#kernel/day-number.ts';
import type { HomeId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDay, startOfLondonDay } from '#kernel/london.ts';
import type { Child } from '#slices/children/index.ts';
import { childrenSeen } from '#slices/children/index.ts';
import type { HeldDevice, RestrictionInForce } from '#slices/devices/index.ts';
import { devicesHeldAt, restrictionsInForce } from '#slices/devices/index.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { openAtHome } from '#slices/duties/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { Colleague } from '#slices/people/index.ts';
import { colleaguesAt, namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { AT_MOST, inOrder } from '../../model/order.ts';
import type { Month, Try, Waiting } from '../../store/month.ts';
import { monthOf, openCount, triesAbout, waitingAt } from '../../store/month.ts';

/** How many open duties are read at once; more than that is said in words. */
const READ_AT_MOST = 200;

/** What a home owes, holds and has in force. */
export type Loaded = {
  readonly home: Home;
  /** The reader's other homes, to change to. */
  readonly others: readonly Home[];
  readonly yours: readonly OwedDuty[];
  readonly held: readonly OwedDuty[];
  readonly openCount: number;
  /** Every open duty was asked for, not just the first. */
  readonly all: boolean;
  readonly children: ReadonlyMap<string, Child>;
  readonly onShift: readonly Colleague[];
  readonly restrictions: readonly RestrictionInForce[];
  readonly devices: readonly HeldDevice[];
  readonly waiting: readonly Waiting[];
  readonly tries: readonly Try[];
  readonly names: ReadonlyMap<string, string>;
  readonly month: Month;
  readonly mayRecord: boolean;
};

export async function load({ tx, actor, now, query }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    (each) => can(actor, 'home.view', { homeId: each.homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const open = await openAtHome(tx, providerId, home.homeId, READ_AT_MOST);
  const all = valueOf(query, 'all') === 'yes';
  const ordered = inOrder(open, now);
  const yours = all ? ordered : ordered.slice(0, AT_MOST);
  const tries = await triesAbout(tx, providerId, [...new Set(yours.map((owed) => owed.eventId))]);
  const children = await childrenSeen(tx, providerId, home.homeId);
  return {
    home,
    others: homes.filter((each) => each !== home),
    yours,
    held: open.filter((owed) => owed.held),
    openCount: await openCount(tx, providerId, home.homeId),
    all,
    children: new Map(children.map((child) => [child.childId, child])),
    onShift: (await colleaguesAt(tx, providerId, home.homeId as HomeId, now)).filter(
      (each) => each.onShiftUntil !== null,
    ),
    restrictions: await restrictionsInForce(tx, providerId, { homeId: home.homeId }),
    devices: await devicesHeldAt(tx, providerId, home.homeId),
    waiting: await waitingAt(tx, providerId, home.homeId),
    tries,
    names: await namesOf(
      tx,
      providerId,
      tries.map((each) => each.by),
    ),
    month: await monthOf(tx, providerId, home.homeId, startOfMonth(now), now),
    mayRecord: actor.homes.includes(home.homeId),
  };
}

/** 00:00 in London on the first of the month. */
export function startOfMonth(now: PageContext['now']): PageContext['now'] {
  const { year, month } = partsOfDay(londonDay(now));
  return startOfLondonDay(dayNumberOfParts(year, month, 1));
}
