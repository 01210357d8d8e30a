import { londonDate } from '#kernel/london.ts';
import { decideEnd } from '#kernel/span.ts';
import { endRole, holdPerson, rolesOf } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { EndTold } from '../shared/form.ts';
import { endTrouble } from '../shared/form.ts';
import type { Loaded } from './load.ts';

/** Ends every role that the reader may end: at once, or each by the last day where it does not end sooner. */
export async function handle({ wish, reason }: EndTold, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { personId } = loaded.person;
  if (wish.when === 'day' && wish.last < londonDate(now))
    return { then: 'mend', errors: [endTrouble('day-is-past')] };
  await holdPerson(tx, providerId, personId);
  const mine = new Set(loaded.ending.map((role) => role.roleHeldId));
  for (const role of (await rolesOf(tx, providerId, personId)).filter((each) => mine.has(each.roleHeldId))) {
    if (wish.when === 'day' && role.to !== null && role.to <= wish.last) continue;
    // One that would begin after they have left never begins.
    const never = wish.when === 'day' && role.from > wish.last;
    const end = decideEnd(role, never ? { when: 'now' } : wish, now);
    if (typeof end === 'string') continue;
    await endRole(tx, providerId, { roleHeldId: role.roleHeldId, ...end, by: actor.personId, reason }, now);
  }
  return { then: 'go', to: `/people/${personId}`, ids: { person: personId } };
}
