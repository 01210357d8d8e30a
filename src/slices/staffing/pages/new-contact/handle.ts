import { derivedId } from '#platform/crypto/derived-id.ts';
import { addPerson, giveRole } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { ROLES_AT } from '../../model/role-words.ts';
import type { ContactTold } from './form.ts';
import type { Loaded } from './load.ts';

/** Adds the person and their role with the partner, once however often the button is pressed. */
export async function handle(told: ContactTold, { partner }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { submission, from, ...names } = told;
  const { partnerId } = partner;
  const personId = derivedId<'person'>(submission, `contact added by ${actor.personId}`);
  const done: Handled = {
    then: 'go',
    to: `/partners/${partnerId}`,
    ids: { partner: partnerId, person: personId },
  };
  if (!(await addPerson(tx, providerId, { personId, ...names, outOfHoursPhone: null }, now))) return done;
  const roleHeldId = derivedId<'role-held'>(submission, `role given by ${actor.personId}`);
  const [role] = ROLES_AT[partner.kind];
  const given = { by: actor.personId, at: now };
  await giveRole(tx, providerId, { roleHeldId, personId, role, partnerId, from, given });
  return done;
}
