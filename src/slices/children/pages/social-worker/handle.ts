import type { Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { addPerson, giveRole } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { reallocated } from '../../model/allocation.ts';
import { allocate } from '../../store/add.ts';
import { allocationsOf, endAllocation, holdAllocations } from '../../store/allocations.ts';
import type { AllocationWanted } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Gives the child to the social worker; whoever had them has them no more. Their access follows at their next press.
 * Every new id follows from the form’s own key and its sender: sent twice, it is one allocation.
 */
export async function handle(wanted: AllocationWanted, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { childId, authorityId } = loaded.child;
  const id = <Kind extends string>(what: string): Id<Kind> =>
    derivedId(wanted.submission, `${what} added by ${actor.personId}`);
  const allocationId = id<'allocation'>('allocation');
  const done: Handled = { then: 'go', to: `/children/${childId}`, ids: { allocation: allocationId } };
  await holdAllocations(tx, childId);
  const before = await allocationsOf(tx, providerId, childId);
  if (before.some((each) => each.allocationId === allocationId)) return done;
  const { worker, from, reason } = wanted;
  const personId: PersonId = worker.id ?? id('social worker');
  const ends = reallocated(before, { personId, from }, now);
  if (ends === 'day-is-past')
    return { then: 'mend', errors: [{ field: 'from-day', text: 'Enter today or a day to come' }] };
  if (ends === 'has-them-already')
    return {
      then: 'mend',
      errors: [{ field: 'worker', text: 'They have this child already. Choose somebody else' }],
    };
  const given = { by: actor.personId, at: now };
  if (!worker.id) {
    await addPerson(tx, providerId, { ...worker, personId, outOfHoursPhone: null }, now);
    const role = { personId, role: 'social-worker', authorityId, from: londonDate(now), given } as const;
    await giveRole(tx, providerId, { roleHeldId: id('role'), ...role });
  }
  for (const end of ends) await endAllocation(tx, providerId, { ...end, by: actor.personId, reason });
  await allocate(tx, providerId, { allocationId, childId, personId, from, given });
  return { ...done, ids: { allocation: allocationId, person: personId } };
}
