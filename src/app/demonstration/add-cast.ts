import { addDays, addMonths, dayNumberOfParts, partsOfDay, plainDateOf } from '#kernel/day-number.ts';
import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import { earlierMoment, londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, systemContext } from '#platform/db/transaction.ts';
import { addAdult, addChild, allocate, placeChild } from '#slices/children/index.ts';
import { addAuthority, addHome, addProvider, adoptPack, setSetting } from '#slices/organisations/index.ts';
import { addPerson, addShift, giveRole } from '#slices/people/index.ts';
import type { Recorder } from '../record-event.ts';
import { wallTime } from './agenda.ts';
import type { Cast } from './cast.ts';
import type { InventedChild } from './children.data.ts';
import { CHILDREN } from './children.data.ts';
import { SHIFTS, STAFF } from './people.data.ts';
import { AUTHORITIES, CHOICES, HOMES, PROVIDER } from './places.data.ts';

/** The organisation has used Kith for so long when the demonstration begins. */
const DAYS_OF_USE = 520;

/** Adds the organisation, its people and its children, and hands the transaction to its system scope. */
export async function addCast(
  tx: Tx,
  deps: Pick<Recorder, 'newId' | 'shelf'>,
  today: Instant,
): Promise<Cast> {
  const id = <Kind extends string>(): Id<Kind> => deps.newId() as Id<Kind>;
  const ids = <Key extends string, Kind extends string>(of: Readonly<Record<Key, unknown>>) =>
    Object.fromEntries(Object.keys(of).map((key) => [key, id<Kind>()])) as Record<Key, Id<Kind>>;
  const cast: Cast = {
    providerId: id<'provider'>(),
    homes: ids<keyof typeof HOMES, 'home'>(HOMES),
    authorities: ids<keyof typeof AUTHORITIES, 'authority'>(AUTHORITIES),
    staff: ids<keyof typeof STAFF, 'person'>(STAFF),
    children: ids<keyof typeof CHILDREN, 'child'>(CHILDREN),
    devices: new Map(),
  };
  await actAs(tx, systemContext(cast.providerId));
  const began = (today - DAYS_OF_USE * DAY) as Instant;
  await addPlaces(tx, cast, began);
  await addStaff(tx, cast, began, today, id);
  await followPolicies(tx, deps, cast, began);
  for (const [key, child] of entries(CHILDREN)) await addInvented(tx, cast, key, child, today, id);
  return cast;
}

const entries = <Key extends string, Value>(of: Readonly<Record<Key, Value>>) =>
  Object.entries(of) as [Key, Value][];

async function addPlaces(tx: Tx, cast: Cast, began: Instant): Promise<void> {
  const { providerId } = cast;
  await addProvider(tx, { providerId, name: PROVIDER }, began);
  for (const [key, home] of entries(HOMES)) {
    await addHome(tx, providerId, { homeId: cast.homes[key], ...home }, began);
  }
  for (const [key, authority] of entries(AUTHORITIES)) {
    await addAuthority(tx, providerId, { authorityId: cast.authorities[key], ...authority });
  }
}

type NewId = <Kind extends string>() => Id<Kind>;

async function addStaff(tx: Tx, cast: Cast, began: Instant, today: Instant, id: NewId): Promise<void> {
  const { providerId } = cast;
  for (const [key, each] of entries(STAFF)) {
    const personId = cast.staff[key];
    await addPerson(
      tx,
      providerId,
      { personId, ...each, outOfHoursPhone: each.outOfHoursPhone ?? null },
      began,
    );
    await giveRole(tx, providerId, {
      roleHeldId: id(),
      personId,
      role: each.role,
      ...(each.home ? { homeId: cast.homes[each.home] } : {}),
      ...(each.authority ? { authorityId: cast.authorities[each.authority] } : {}),
      from: plainDateOf(londonDay(began)),
    });
  }
  const day = londonDay(today);
  for (const { staff, from, to } of SHIFTS) {
    const home = STAFF[staff].home;
    if (!home) continue;
    const overNight = wallTime(to) <= wallTime(from) ? 1 : 0;
    for (let offset = -2; offset <= 4; offset += 1) {
      await addShift(tx, providerId, {
        homeId: cast.homes[home],
        personId: cast.staff[staff],
        startsAt: earlierMoment(addDays(day, offset), wallTime(from)),
        endsAt: earlierMoment(addDays(day, offset + overNight), wallTime(to)),
      });
    }
  }
}

/** Adopts the newest version of every policy on the shelf, and sets what the homes chose. */
async function followPolicies(
  tx: Tx,
  { shelf }: Pick<Recorder, 'shelf'>,
  cast: Cast,
  began: Instant,
): Promise<void> {
  const newest = new Map(shelf.packs.toSorted((a, b) => a.from - b.from).map((pack) => [pack.id, pack]));
  for (const { id, version } of newest.values()) {
    await adoptPack(tx, cast.providerId, { id, version, from: plainDateOf(londonDay(began)) }, began);
  }
  const offered = new Set(
    [...newest.values()].flatMap((pack) => pack.data.settings.map((setting) => setting.id)),
  );
  for (const { home, id, value, reason } of CHOICES.filter((choice) => offered.has(choice.id))) {
    const by = cast.staff[home === 'alder' ? 'amira' : 'marcus'];
    await setSetting(tx, cast.providerId, { homeId: cast.homes[home], id, value, by, reason }, began);
  }
}

async function addInvented(
  tx: Tx,
  cast: Cast,
  key: keyof typeof CHILDREN,
  child: InventedChild,
  today: Instant,
  id: NewId,
): Promise<void> {
  const { providerId } = cast;
  const childId = cast.children[key];
  const placed = addDays(londonDay(today), -child.placed.daysAgo);
  const from = plainDateOf(placed);
  await addChild(
    tx,
    providerId,
    {
      childId,
      givenName: child.givenName,
      familyName: child.familyName,
      dateOfBirth: bornOn(child, today),
      authorityId: cast.authorities[child.authority],
      localAuthority: null,
    },
    earlierMoment(placed, wallTime('12:00')),
  );
  await placeChild(tx, providerId, {
    placementId: id(),
    childId,
    homeId: cast.homes[child.home],
    kind: child.placed.kind,
    from,
  });
  await allocate(tx, providerId, {
    allocationId: id(),
    childId,
    personId: cast.staff[child.socialWorker],
    from,
  });
  for (const adult of child.adults) await addAdult(tx, providerId, { childAdultId: id(), childId, ...adult });
}

/** The birthday that makes the child as old today as the data says. */
function bornOn({ age, born: [month, dayOfMonth] }: InventedChild, today: Instant): PlainDate {
  const day = londonDay(today);
  const { year } = partsOfDay(day);
  const birthday = dayNumberOfParts(year, month, dayOfMonth);
  return plainDateOf(addMonths(birthday, -12 * (birthday <= day ? age : age + 1)));
}
