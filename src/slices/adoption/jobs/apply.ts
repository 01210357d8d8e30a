import { overdueAt } from '#engine/time/due.ts';
import type { Duty } from '#engine/types.ts';
import type { DutyId, HomeId, PersonId, PolicyChangeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { insertDuties, updateDuties } from '#slices/duties/index.ts';
import { addAdoption, endAdoption, holdPolicies, setSetting } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import type { Change, Standing } from '../model/change.ts';
import { standsOn } from '../model/change.ts';
import { nextCases } from '../store/cases.ts';
import { changeById, lockChange, settleChange } from '../store/changes.ts';
import { keepEffects } from '../store/effects.ts';
import { adoptionOf, beforeAndAfter, homesOfChange, reachOf, standingAt } from './reach.ts';
import type { Governing, Redecided } from './redecide.ts';
import { redecide } from './redecide.ts';

type Tx = PageContext['tx'];

/** Cases whose duties are written together. */
const CASES_AT_ONCE = 250;

/** What came of applying: done (by this press or an earlier one), or that it cannot be. */
export type Applied = 'applied' | 'overtaken' | 'not-open';

/**
 * Applies a change with everything that follows from it, in the caller's transaction: the choice or adoption itself,
 * the clocks of the open duties it touches, a line for each of them. All of it stands or none. Nothing is recorded at
 * its homes meanwhile: what is under way comes first, what comes after is judged by the change.
 */
export async function applyChange(
  tx: Tx,
  of: { readonly providerId: ProviderId; readonly changeId: PolicyChangeId; readonly shelf: PackShelf },
  by: PersonId,
  now: Instant,
): Promise<Applied> {
  const { providerId, changeId, shelf } = of;
  const proposed = await changeById(tx, providerId, changeId);
  if (!proposed) return 'not-open';
  const homeIds = await homesOfChange(tx, providerId, proposed.homeId);
  await holdPolicies(tx, homeIds, 'change');
  const change = await lockChange(tx, providerId, changeId);
  if (change?.state === 'applied') return 'applied';
  if (change?.state !== 'looked') return 'not-open';
  if (!(await standsAsProposed(tx, providerId, change, homeIds, now))) return 'overtaken';

  const governing = await beforeAndAfter(tx, providerId, shelf, change, homeIds, now);
  const reach = reachOf(change.proposal, homeIds);
  let effects = 0;
  let after = 0;
  for (;;) {
    const roots = await nextCases(tx, providerId, reach, { after, limit: CASES_AT_ONCE });
    const cases = await redecide(tx, providerId, roots, governing, now);
    await writeDuties(tx, providerId, change, cases, (homeId) => governing(homeId).after, now);
    const lines = cases.flatMap((each) => each.effects);
    await keepEffects(tx, providerId, changeId, lines, now);
    effects += lines.length;
    after = roots.at(-1)?.seq ?? after;
    if (roots.length < CASES_AT_ONCE) break;
  }
  await bringAbout(tx, providerId, change, by, now);
  await settleChange(tx, providerId, changeId, { state: 'applied', by, at: now, effects });
  return 'applied';
}

async function standsAsProposed(
  tx: Tx,
  providerId: ProviderId,
  { proposal, homeId, standsOn: then }: Change,
  homeIds: readonly HomeId[],
  now: Instant,
): Promise<boolean> {
  const [any] = homeIds;
  const standing: Standing = any
    ? await standingAt(tx, providerId, any, now)
    : { adoptions: [], chosen: new Map() };
  return standsOn(proposal, homeId, standing) === then;
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
