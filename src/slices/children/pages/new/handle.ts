import type { AuthorityId, ChildId, Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { addAuthority } from '#slices/organisations/index.ts';
import { addPerson, giveRole } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { addAdult, addChild, allocate, placeChild } from '../../store/add.ts';
import { childById } from '../../store/children.ts';
import type { Arrival } from './form.ts';

/**
 * Adds the child with everybody around them. Every new id follows from the form's own key and its sender, so that a
 * second press of the button finds the child of the first and adds nobody twice.
 */
export async function handle(arrival: Arrival, _loaded: unknown, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { homeId, since: from } = arrival;
  const id = <Kind extends string>(what: string): Id<Kind> =>
    derivedId(arrival.submission, `${what} added by ${actor.personId}`);
  const childId: ChildId = id('child');
  const done: Handled = {
    then: 'go',
    to: `/children/${childId}`,
    about: { homeId, childId },
    ids: { child: childId },
  };
  if (await childById(tx, providerId, childId)) return done;

  const authorityId: AuthorityId = arrival.authority.id ?? id('authority');
  if (!arrival.authority.id)
    await addAuthority(tx, providerId, { ...arrival.authority, authorityId, email: null });
  const personId: PersonId = arrival.socialWorker.id ?? id('social worker');
  if (!arrival.socialWorker.id) {
    const worker = { ...arrival.socialWorker, personId, outOfHoursPhone: null };
    await addPerson(tx, providerId, worker, now);
    const given = { by: actor.personId, at: now };
    const role = { personId, role: 'social-worker', authorityId, from: londonDate(now), given } as const;
    await giveRole(tx, providerId, { roleHeldId: id('role'), ...role });
  }
  const { givenName, familyName, dateOfBirth } = arrival;
  const child = { childId, givenName, familyName, dateOfBirth, authorityId, localAuthority: arrival.area };
  // A press that was a moment faster has added everything already.
  if (!(await addChild(tx, providerId, child, now))) return done;
  const { kind, parent, advocate } = arrival;
  await placeChild(tx, providerId, { placementId: id('placement'), childId, homeId, kind, from });
  await allocate(tx, providerId, { allocationId: id('allocation'), childId, personId, from });
  if (parent.name !== '') {
    await addAdult(tx, providerId, {
      childAdultId: id('parent'),
      childId,
      relation: 'parent',
      recipient: 'parents',
      name: parent.name,
      phone: parent.phone,
      parentalResponsibility: parent.responsible,
    });
  }
  if (advocate.name !== '') {
    await addAdult(tx, providerId, {
      childAdultId: id('advocate'),
      childId,
      relation: 'advocate',
      recipient: 'advocate',
      ...advocate,
      parentalResponsibility: false,
    });
  }
  return done;
}
