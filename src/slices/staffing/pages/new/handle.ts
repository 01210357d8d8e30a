import type { PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { hashWhenFree } from '#platform/crypto/password.ts';
import { createCredential, ownerOfAddress } from '#slices/account/index.ts';
import { addPerson } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { giveOrPropose } from '../../jobs/give-or-propose.ts';
import { asKith } from '../../store/as-kith.ts';
import type { NewColleague } from './form.ts';

/**
 * Adds the colleague, their role from today and their account. Their id follows from the form's own key and its
 * sender, so that a second press of the button finds the colleague of the first.
 */
export async function handle(colleague: NewColleague, _loaded: unknown, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { submission, homeId, role, email, password, givenName, familyName, phone } = colleague;
  const personId: PersonId = derivedId(submission, `colleague added by ${actor.personId}`);
  const done: Handled = {
    then: 'go',
    to: `/people?home=${homeId}`,
    about: { homeId },
    ids: { person: personId },
  };
  const owner = await ownerOfAddress(tx, email);
  if (owner?.personId === personId) return done;
  if (owner) {
    const text = 'Somebody signs in to Kith with this address already. Enter another one.';
    return { then: 'mend', errors: [{ field: 'email', text }] };
  }
  const passwordHash = await hashWhenFree(password);
  if (passwordHash === undefined) {
    const text = 'Kith is busy right now. Wait a few seconds, type the password again and send it.';
    return { then: 'mend', errors: [{ field: 'password', text }] };
  }
  const person = { personId, givenName, familyName, phone, outOfHoursPhone: null, email };
  // The same form with another address: the colleague of the first press stands as they are.
  if (!(await addPerson(tx, providerId, person, now))) return done;
  const roleHeldId = derivedId<'role-held'>(submission, `role given by ${actor.personId}`);
  const given = { by: actor.personId, at: now };
  const rights = await giveOrPropose(
    ctx,
    { roleHeldId, personId, role, homeId, from: londonDate(now), given },
    { reason: `${givenName} ${familyName} is new, and is to be a manager of this home.` },
  );
  const account = { providerId, personId, email, passwordHash };
  if (rights.is === 'given') {
    await createCredential(tx, account, now);
    return done;
  }
  await asKith(tx, () => createCredential(tx, account, now));
  return { ...done, to: `/reviews/${rights.proposalId}` };
}
