import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import { ok, refuse } from '#kernel/result.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { linkCodesOf, makeLinkCode } from '#slices/account/index.ts';
import { homeOfRole, isToHold, namesOf, rolesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { page, valueOf } from '#web/page.ts';
import { type Loaded, view } from './view.tsx';

/** Makes the code with which a colleague links the organisation's sign-on to their account. */
export const linkCodePage = page<Loaded, { readonly submission: string }>({
  path: '/people/:person/sign-on',
  action: 'person.invite',
  audit: { view: 'LINK_CODE_VIEWED', submit: 'LINK_CODE_MADE' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ homeId }) => ({ homeId }),
  parse: (body) =>
    valueOf(body, 'sure') === 'yes'
      ? ok({ submission: valueOf(body, 'submission') })
      : refuse([{ field: 'sure', text: 'Tick this once you have made sure who gets the code' }]),
  async handle({ submission }, { personId, homeId }, { tx, actor, now }) {
    const who = { providerId: actor.providerId, personId };
    const id = derivedId<'link-code'>(submission, `link code by ${actor.personId}`);
    await makeLinkCode(tx, who, { id, by: actor.personId }, now);
    return { then: 'go', to: `/people/${personId}/sign-on`, about: { homeId }, ids: { person: personId } };
  },
  view,
});

/** A colleague at a home of the reader's. Nobody makes a code for themselves. */
async function load({ tx, actor, now, params, vault }: PageContext): Promise<Loaded | undefined> {
  const personId = parseId<'person'>(params['person'] ?? '');
  if (!personId || personId === actor.personId) return undefined;
  const held = (await rolesOf(tx, actor.providerId, personId)).filter(
    (role) => isToHold(role, now) && can(actor, 'person.invite', { homeId: homeOfRole(role) }).allow,
  );
  const homeId = held.flatMap((role) => homeOfRole(role) ?? [])[0];
  if (!homeId) return undefined;
  const name = (await namesOf(tx, actor.providerId, [personId])).get(personId) ?? 'this colleague';
  const codes = await linkCodesOf(tx, vault, { providerId: actor.providerId, personId }, now);
  const mine = codes.find(({ madeBy }) => madeBy === actor.personId);
  return { personId, name, homeId, mine };
}
