import { londonDate } from '#kernel/london.ts';
import { dayAfter, decideEnd } from '#kernel/span.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { endRole, holdPerson, overlapping, rolesOf } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { giveOrPropose } from '../../jobs/give-or-propose.ts';
import { endTrouble } from '../shared/form.ts';
import { placed } from '../shared/load.ts';
import type { ChangeTold } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Ends the role, and begins the next one where they move: at once at the same minute, else on the day after. Either
 * both or neither; where the next one waits for a second person, so does the end of this one.
 */
export async function handle(told: ChangeTold, { person }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now, params } = ctx;
  const { providerId } = actor;
  const { personId } = person;
  await holdPerson(tx, providerId, personId);
  const roles = await rolesOf(tx, providerId, personId);
  const role = roles.find((each) => each.roleHeldId === params['held']);
  const nextId = derivedId<'role-held'>(told.submission, `role given by ${actor.personId}`);
  const done: Handled = {
    then: 'go',
    to: `/people/${personId}`,
    ids: { person: personId, ...(told.next ? { role: nextId } : {}) },
  };
  if (!role || roles.some((each) => each.roleHeldId === nextId)) return done;
  const end = decideEnd(role, told.wish, now);
  if (end === 'over-already' && !told.next) return done;
  if (typeof end === 'string') return { then: 'mend', errors: [endTrouble(end)] };
  if (told.next) {
    const { at } = told.next;
    const from = told.wish.when === 'now' ? londonDate(now) : dayAfter(told.wish.last);
    const next = { role: told.next.role, place: at.place, from, to: null };
    const others = roles.filter((each) => each !== role);
    if (overlapping([...others, { ...role, ...end }], next, now)) {
      const text = 'They hold this role there already. Choose another one, or only end this role';
      return { then: 'mend', errors: [{ field: 'role', text }] };
    }
    const last = told.wish.when === 'now' ? null : told.wish.last;
    const asked = { roleHeldId: nextId, personId, role: next.role, ...placed(at.place), from };
    const instead = { roleHeldId: role.roleHeldId, last, reason: told.reason };
    const rights = await giveOrPropose(ctx, asked, { reason: told.reason, instead });
    if (rights.is === 'proposed') return { ...done, to: `/reviews/${rights.proposalId}` };
  }
  const { roleHeldId } = role;
  await endRole(tx, providerId, { roleHeldId, ...end, by: actor.personId, reason: told.reason }, now);
  return done;
}
