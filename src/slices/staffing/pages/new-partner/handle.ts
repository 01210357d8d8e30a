import { derivedId } from '#platform/crypto/derived-id.ts';
import { addPartner, partnerById } from '#slices/organisations/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { PartnerTold } from './form.ts';

/** Adds it, once however often the button is pressed. */
export async function handle(told: PartnerTold, _loaded: unknown, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { submission, ...partner } = told;
  const partnerId = derivedId<'partner'>(submission, `partner added by ${actor.personId}`);
  const about = { homeId: partner.homeId ?? undefined };
  const done: Handled = { then: 'go', to: `/partners/${partnerId}`, about, ids: { partner: partnerId } };
  if (await addPartner(tx, actor.providerId, { partnerId, ...partner }, actor.personId, now)) return done;
  if (await partnerById(tx, actor.providerId, partnerId)) return done;
  return {
    then: 'mend',
    errors: [{ field: 'name', text: 'One of this name is there already. Open it instead' }],
  };
}
