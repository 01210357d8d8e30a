import { ROLE_WORDS } from '#access/actor.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { holdPerson, overlapping, rolesOf } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { giveOrPropose } from '../../jobs/give-or-propose.ts';
import { placed } from '../shared/load.ts';
import type { RoleTold } from './form.ts';
import type { Loaded } from './load.ts';

/** Gives the role, once however often the button is pressed, and never the same one twice at once. */
export async function handle(told: RoleTold, { person }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { personId } = person;
  const roleHeldId = derivedId<'role-held'>(told.submission, `role given by ${actor.personId}`);
  const { homeId } = placed(told.at.place);
  const done: Handled = {
    then: 'go',
    to: `/people/${personId}`,
    about: { homeId },
    ids: { person: personId, role: roleHeldId },
  };
  await holdPerson(tx, providerId, personId);
  const roles = await rolesOf(tx, providerId, personId);
  if (roles.some((each) => each.roleHeldId === roleHeldId)) return done;
  const { role, from, to } = told;
  if (overlapping(roles, { role, place: told.at.place, from, to }, now)) {
    const text =
      'They hold this role there on some of these days already. End that one first, or choose other days';
    return { then: 'mend', errors: [{ field: 'role', text }] };
  }
  const reason = `${person.givenName} ${person.familyName} is to be ${ROLE_WORDS[role]}.`;
  const asked = { roleHeldId, personId, role, ...placed(told.at.place), from, to };
  const rights = await giveOrPropose(ctx, asked, { reason });
  return rights.is === 'given' ? done : { ...done, to: `/reviews/${rights.proposalId}` };
}
