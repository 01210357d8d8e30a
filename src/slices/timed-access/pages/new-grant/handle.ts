import type { PersonId } from '#kernel/ids.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { hashWhenFree } from '#platform/crypto/password.ts';
import { createCredential, ownerOfAddress } from '#slices/account/index.ts';
import { addPerson } from '#slices/people/index.ts';
import { propose, rightsAsTheyStand } from '#slices/proposals/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { asKith } from '../../store/as-kith.ts';
import type { Asked } from './form.ts';

/**
 * Adds the visitor with an account that opens nothing, and has the grant wait for a second person. Their id follows from
 * the form’s own key, so that a second press finds the visitor of the first.
 */
export async function handle(asked: Asked, _loaded: unknown, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { submission, givenName, familyName, email, role, homes, from, to, reason } = asked;
  const personId: PersonId = derivedId(submission, `visitor added by ${actor.personId}`);
  const owner = await ownerOfAddress(tx, email);
  if (owner && owner.personId !== personId) {
    const text = 'Somebody signs in to Kith with this address already. Enter another one.';
    return { then: 'mend', errors: [{ field: 'email', text }] };
  }
  if (!owner) {
    const passwordHash = await hashWhenFree(asked.password);
    if (passwordHash === undefined) {
      const text = 'Kith is busy right now. Wait a few seconds, type the password again and send it.';
      return { then: 'mend', errors: [{ field: 'password', text }] };
    }
    const person = { personId, givenName, familyName, phone: null, outOfHoursPhone: null, email };
    await addPerson(tx, providerId, person, now);
    await asKith(tx, () => createCredential(tx, { providerId, personId, email, passwordHash }, now));
  }
  const id = await propose(
    tx,
    providerId,
    {
      proposalId: derivedId(submission, `dated grant asked for by ${actor.personId}`),
      kind: 'give-dated-access',
      homeId: homes[0] ?? null,
      childId: null,
      about: personId,
      act: { grantId: derivedId(submission, 'dated grant'), personId, role, homes, from, to },
      reason,
      standsOn: await rightsAsTheyStand(tx, providerId, personId),
    },
    actor.personId,
    now,
  );
  return {
    then: 'go',
    to: `/reviews/${id}`,
    about: { homeId: homes[0] },
    ids: { person: personId, proposal: id },
  };
}
