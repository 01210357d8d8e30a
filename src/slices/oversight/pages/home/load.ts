import { can } from '#access/can.ts';
import { dayNumberOfParts, partsOfDay } from '#kernel/day-number.ts';
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
import type { Emergency } from '#slices/timed-access/index.ts';
import { emergenciesSeen } from '#slices/timed-access/index.ts';
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
  /** The reader manages this home. */
  readonly manages: boolean;
  /** Records of its children that were opened in an emergency and that nobody has looked at yet. */
  readonly opened: readonly (Emergency & { readonly who: string })[];
  /** How many decisions wait for the reader to be the second person; undefined where they decide none. */
  readonly forSecond: number | undefined;
  /** The reader may read who can do what. */
  readonly seesAccess: boolean;
};

export async function load({ tx, actor, now, query, session }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    (each) => can(actor, 'home.view', { homeId: each.homeId }).allow,
  );
  const asked = valueOf(query, 'home');
  const homeId = asked === '' ? homes[0]?.homeId : parseId<'home'>(asked);
  const home = homes.find((each) => each.homeId === homeId);
  if (!home) return undefined;
  const all = valueOf(query, 'all') === 'yes';
  const at = home.homeId;
  const [open, held, count, children, colleagues, restrictions, devices, waiting, month] = await Promise.all([
    openAtHome(tx, providerId, at, { held: false, now, limit: all ? READ_AT_MOST : AT_MOST }),
    openAtHome(tx, providerId, at, { held: true, now, limit: READ_AT_MOST }),
    openCount(tx, providerId, at),
    childrenSeen(tx, providerId, at),
    colleaguesAt(tx, providerId, at, now),
    restrictionsInForce(tx, providerId, { homeId: at }),
    devicesHeldAt(tx, providerId, at),
    waitingAt(tx, providerId, at),
    monthOf(tx, providerId, at, startOfMonth(now), now),
  ]);
  const yours = inOrder(open, now);
  const tries = await triesAbout(tx, providerId, [...new Set(yours.map((owed) => owed.eventId))]);
  const tried = tries.map((each) => each.by);
  return {
    home,
    others: homes.filter((each) => each !== home),
    yours,
    held,
    openCount: count,
    all,
    children: new Map(children.map((child) => [child.childId, child])),
    onShift: colleagues.filter((each) => each.onShiftUntil !== null),
    restrictions,
    devices,
    waiting,
    tries,
    names: await namesOf(tx, providerId, tried),
    month,
    mayRecord: actor.homes.includes(home.homeId),
    manages: can(actor, 'person.list', { homeId: home.homeId }).allow,
    opened: await openedAt(tx, actor, at),
    forSecond: can(actor, 'review.list').allow ? session.waiting : undefined,
    seesAccess: can(actor, 'access.read').allow,
  };
}

/** Told at once to whoever answers for the home, and not to colleagues. */
async function openedAt(
  tx: PageContext['tx'],
  actor: PageContext['actor'],
  homeId: Home['homeId'],
): Promise<Loaded['opened']> {
  const all = (await emergenciesSeen(tx, actor.providerId)).filter(
    (each) =>
      each.homeId === homeId &&
      each.review === null &&
      can(actor, 'emergency.review', { homeId, by: each.personId }).allow,
  );
  const names = await namesOf(
    tx,
    actor.providerId,
    all.map((each) => each.personId),
  );
  return all.map((each) => ({ ...each, who: names.get(each.personId) ?? 'A colleague' }));
}

/** 00:00 in London on the first of the month. */
export function startOfMonth(now: PageContext['now']): PageContext['now'] {
  const { year, month } = partsOfDay(londonDay(now));
  return startOfLondonDay(dayNumberOfParts(year, month, 1));
}
