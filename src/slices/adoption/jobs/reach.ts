import { EVENTS } from '#engine/facts.ts';
import { clockSettings } from '#engine/time/clock-settings.ts';
import { addDays, dayNumberOf } from '#kernel/day-number.ts';
import type { HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { startOfLondonDay } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import {
  adoptedPacks,
  asDirectoryEntry,
  chosenAt,
  homesOf,
  localContactsOf,
  packsOfHome,
} from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import { packsInUse } from '#web/shelf.ts';
import type { Change, Proposal, Standing } from '../model/change.ts';
import { asProposed, settingsOf } from '../model/change.ts';
import type { Reach } from '../store/cases.ts';
import type { BeforeAndAfter, Governing } from './redecide.ts';

type Tx = PageContext['tx'];

const RAISING = Object.keys(EVENTS).filter((type) => !type.startsWith('duty.'));

/** The homes that a change is for. */
export async function homesOfChange(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId | null,
): Promise<readonly HomeId[]> {
  return homeId === null ? (await homesOf(tx, providerId)).map((home) => home.homeId) : [homeId];
}

/** Which cases a change can touch: what is open, or what happened since a policy is, or is no longer, followed. */
export function reachOf(proposal: Proposal, homeIds: readonly HomeId[]): Reach {
  const types = RAISING;
  switch (proposal.kind) {
    case 'setting':
      return { homeIds, types, from: 'open' };
    case 'adopt':
      return { homeIds, types, from: startOfLondonDay(dayNumberOf(proposal.from)) };
    case 'end':
      return { homeIds, types, from: startOfLondonDay(addDays(dayNumberOf(proposal.to), 1)) };
  }
}

/** What governs a home at a moment. */
export async function standingAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  now: Instant,
): Promise<Standing> {
  const [adoptions, chosen] = await Promise.all([
    packsOfHome(tx, providerId, homeId),
    chosenAt(tx, providerId, homeId, now),
  ]);
  return { adoptions, chosen };
}

/** What stands where a change is made: at its home, or for the whole organisation. */
export async function standingOf(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId | null,
  now: Instant,
): Promise<Standing> {
  if (homeId !== null) return standingAt(tx, providerId, homeId, now);
  const adoptions = await adoptedPacks(tx, providerId);
  return { adoptions: adoptions.filter((each) => each.homeId === null), chosen: new Map() };
}

/** What governs each home of a change before it and after it. */
export async function beforeAndAfter(
  tx: Tx,
  providerId: ProviderId,
  shelf: PackShelf,
  change: Pick<Change, 'changeId' | 'homeId' | 'proposal' | 'proposedBy' | 'reason'>,
  homeIds: readonly HomeId[],
  now: Instant,
): Promise<BeforeAndAfter> {
  const { homeId, proposal, proposedBy: personId, reason } = change;
  const by = { adoptionId: adoptionOf(change), homeId, personId, reason, now };
  const ready = ({ adoptions, ...standing }: Standing, directory: Governing['directory']): Governing => {
    const settings = settingsOf({ adoptions, ...standing });
    return { packs: packsInUse(shelf, adoptions), settings, clocks: clockSettings(settings), directory };
  };
  const homes = new Map<HomeId, { readonly before: Governing; readonly after: Governing }>();
  for (const each of homeIds) {
    const standing = await standingAt(tx, providerId, each, now);
    const kept = (await localContactsOf(tx, providerId, each)).map(asDirectoryEntry);
    homes.set(each, {
      before: ready(standing, kept),
      after: ready(asProposed(standing, proposal, by), kept),
    });
  }
  return (each) => {
    const found = homes.get(each);
    if (!found) throw new Error('a case of a home that this change is not for');
    return found;
  };
}

/** The adoption that a change brings about, so that a change applied twice could not bring about two. */
export const adoptionOf = ({ changeId }: Pick<Change, 'changeId'>) =>
  derivedId<'adoption'>(changeId, 'adoption');
