import { can } from '#access/can.ts';
import type { HomeId, Id } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { ok, refuse } from '#kernel/result.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { giveRole, homeOfRole, namesOf, rolesOf } from '#slices/people/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import { page, valueOf } from '#web/page.ts';
import type { HomeRole } from '../../model/role-words.ts';
import { HOME_ROLES } from '../../model/role-words.ts';
import { waitingForRole } from '../../store/feed.ts';
import { type Loaded, view } from './view.tsx';

type Given = { readonly submission: string; readonly role: HomeRole; readonly homeId: HomeId };

/** Gives somebody who is known already a role at the reader's home: a joiner whom the feed brought, or a colleague. */
export const giveRolePage = page<Loaded, Given>({
  path: '/people/:person/give-role',
  action: 'person.add',
  audit: { view: 'ROLE_GIVE_OPENED', submit: 'ROLE_GIVEN' },
  stepUp: { at: 'opening' },
  async load({ tx, actor, now, params }) {
    const personId = parseId<'person'>(params['person'] ?? '');
    // Nobody changes their own rights.
    if (!personId || personId === actor.personId) return undefined;
    const homes = (await homesOf(tx, actor.providerId)).filter(
      ({ homeId }) => can(actor, 'person.add', { homeId }).allow,
    );
    const waiting = await waitingForRole(tx, actor.providerId, londonDate(now));
    const theirs = await rolesOf(tx, actor.providerId, personId);
    // A joiner whom nobody has a place for yet, or somebody of the reader's own homes: nobody else's people.
    const near =
      waiting.some((each) => each.personId === personId) ||
      theirs.some((held) => homes.some(({ homeId }) => homeId === homeOfRole(held)));
    if (!near) return undefined;
    const name = (await namesOf(tx, actor.providerId, [personId])).get(personId);
    return name !== undefined && homes.length > 0 ? { personId, name, homes } : undefined;
  },
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse(body, { homes }) {
    const read = fieldReader(body);
    const role = read.oneOf('role', HOME_ROLES, 'Choose their role');
    const [only, another] = homes;
    const ids = homes.map((home) => home.homeId);
    const homeId =
      only && !another ? only.homeId : read.oneOf('home', ids, 'Choose the home where they work');
    if (read.errors.length > 0 || !role || !homeId) return refuse(read.errors);
    return ok({ submission: valueOf(body, 'submission'), role, homeId });
  },
  async handle({ submission, role, homeId }, { personId }, { tx, actor, now }) {
    const roleHeldId: Id<'role-held'> = derivedId(submission, `role given by ${actor.personId}`);
    await giveRole(tx, actor.providerId, { roleHeldId, personId, role, homeId, from: londonDate(now) });
    return { then: 'go', to: `/people?home=${homeId}`, about: { homeId }, ids: { person: personId } };
  },
  view,
});
