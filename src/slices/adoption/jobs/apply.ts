import { overdueAt } from '#engine/time/due.ts';
import type { Duty } from '#engine/types.ts';
import type { DutyId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { insertDuties, updateDuties } from '#slices/duties/index.ts';
import { addAdoption, endAdoption, holdPolicies, setSetting } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Change } from '../model/change.ts';
import { standsOn } from '../model/change.ts';
import { asOrganisation } from '../store/as-organisation.ts';
import { countCases, nextTouched } from '../store/cases.ts';
import { beginAgain, changeById, lockChange, settleChange } from '../store/changes.ts';
import { keepEffects, previewDigest } from '../store/effects.ts';
import { worldOf } from '../store/world.ts';
import type { LookedAt } from './look-ahead.ts';
import { lookThrough } from './look-ahead.ts';
import { adoptionOf, beforeAndAfter, homesOfChange, reachOf, standingOf } from './reach.ts';
import type { Governing, Redecided } from './redecide.ts';
import { redecide } from './redecide.ts';

type Tx = PageContext['tx'];

/** Cases whose duties are written together. */
const CASES_AT_ONCE = 250;

/**
 * What came of applying: done (by this press or an earlier one); nothing, because somebody else changed the same thing
 * meanwhile, because more would change by now than was shown, or because it is not to be decided on any more.
 */
export type Applied = 'applied' | 'overtaken' | 'moved' | 'not-open';

/**
 * Applies a change with everything that follows from it, in the caller's transaction: the choice or adoption itself,
 * the clocks of the open duties it touches, a line for each of them. All of it stands or none, and it is what was
 * shown. Nothing is recorded at its homes meanwhile: what is under way comes first, what comes after is judged by the
 * change.
 */
export function applyChange(tx: Tx, of: LookedAt, by: PersonId, now: Instant): Promise<Applied> {
  return asOrganisation(tx, () => apply(tx, of, by, now));
}

async function apply(tx: Tx, of: LookedAt, by: PersonId, now: Instant): Promise<Applied> {
  const { providerId, changeId, shelf } = of;
  const proposed = await changeById(tx, providerId, changeId);
  if (!proposed) return 'not-open';
  const homeIds = await homesOfChange(tx, providerId, proposed.homeId);
  await holdPolicies(tx, homeIds, 'change');
  const change = await lockChange(tx, providerId, changeId);
  if (change?.state === 'applied') return 'applied';
  if (change?.state !== 'looked') return 'not-open';
  const { proposal, homeId } = change;
  // Whoever was first may have begun later than this did.
  const standing = await standingOf(tx, providerId, homeId, (now + DAY) as Instant);
  if (standsOn(proposal, homeId, standing) !== change.standsOn) return 'overtaken';
  if (await changesOtherwise(tx, of, change, homeIds, now)) return 'moved';

  const governing = await beforeAndAfter(tx, providerId, shelf, change, homeIds, now);
  let after = '';
  for (;;) {
    const roots = await nextTouched(tx, providerId, changeId, { after, limit: CASES_AT_ONCE });
    const cases = await redecide(tx, providerId, roots, governing, now);
    await writeDuties(tx, providerId, change, cases, (home) => governing(home).after, now);
    after = roots.at(-1)?.place ?? after;
    if (roots.length < CASES_AT_ONCE) break;
  }
  await keepEffects(tx, providerId, changeId, now);
  await bringAbout(tx, providerId, change, by, now);
  await settleChange(tx, providerId, changeId, { state: 'applied', by, at: now });
  return 'applied';
}

/** Looks once more where anything was recorded or chosen since, and says whether that shows something else. */
async function changesOtherwise(
  tx: Tx,
  of: LookedAt,
  change: Change & { readonly world: string },
  homeIds: readonly HomeId[],
  now: Instant,
): Promise<boolean> {
  const { providerId, changeId } = of;
  const world = await worldOf(tx, providerId, homeIds);
  if (world === change.world) return false;
  const shown = await previewDigest(tx, providerId, changeId);
  const cases = await countCases(tx, providerId, reachOf(change.proposal, homeIds));
  await beginAgain(tx, providerId, changeId, { cases, world });
  await lookThrough(tx, of, now);
  return (await previewDigest(tx, providerId, changeId)) !== shown;
}

async function writeDuties(
  tx: Tx,
  providerId: ProviderId,
  { changeId }: Change,
  cases: readonly Redecided[],
  governing: (homeId: HomeId) => Governing,
  now: Instant,
): Promise<void> {
  const raised: OwedDuty[] = [];
  const updated: OwedDuty[] = [];
  for (const { root, writes } of cases) {
    const { clocks } = governing(root.homeId);
    const owe = (duty: Duty, dutyId: DutyId, raisedAt: Instant): OwedDuty => ({
      dutyId,
      eventId: root.eventId,
      homeId: root.homeId,
      childId: root.childId,
      sealId: root.sealId,
      engineKey: duty.id,
      dueAt: duty.due.at,
      lateAt: overdueAt(duty.due, clocks),
      held: duty.state === 'held',
      raisedAt,
      duty,
      closed: null,
    });
    for (const each of writes) {
      if (each.write === 'raise') {
        raised.push(owe(each.duty, derivedId<'duty'>(changeId, each.duty.id), now));
      } else if (each.write === 'update') {
        updated.push(owe(each.duty, each.owed.dutyId, each.owed.raisedAt));
      } else {
        updated.push({ ...each.owed, closed: { at: now, as: 'ended', late: false, by: null } });
      }
    }
  }
  await insertDuties(tx, providerId, raised);
  await updateDuties(tx, providerId, updated);
}

async function bringAbout(
  tx: Tx,
  providerId: ProviderId,
  change: Change,
  by: PersonId,
  now: Instant,
): Promise<void> {
  const { proposal, homeId, reason } = change;
  switch (proposal.kind) {
    case 'setting': {
      if (homeId === null) throw new Error('a setting is a home’s own');
      const { setting: id, value } = proposal;
      return setSetting(tx, providerId, { homeId, id, value, by, reason }, now);
    }
    case 'adopt': {
      const { pack: id, version, from } = proposal;
      const adoption = { adoptionId: adoptionOf(change), homeId, id, version, from, by, reason };
      return addAdoption(tx, providerId, adoption, now);
    }
    case 'end':
      return endAdoption(tx, providerId, { adoptionId: proposal.adoption, to: proposal.to, by, reason }, now);
  }
}
