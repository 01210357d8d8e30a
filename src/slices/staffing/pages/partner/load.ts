import { can } from '#access/can.ts';
import type { Standing } from '#kernel/span.ts';
import { standingOf } from '#kernel/span.ts';
import type { Partner } from '#slices/organisations/index.ts';
import type { PartnerContact } from '#slices/people/index.ts';
import { contactsOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { partnerSeen } from '../shared/load.ts';

/** An agency or partnership with everybody who speaks, spoke or will speak for it. */
export type Loaded = {
  readonly partner: Partner;
  readonly contacts: readonly (PartnerContact & { readonly standing: Standing })[];
  readonly mayKeep: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now } = ctx;
  const partner = await partnerSeen(ctx);
  if (!partner) return undefined;
  const contacts = await contactsOf(tx, actor.providerId, partner.partnerId);
  return {
    partner,
    contacts: contacts.map((each) => ({ ...each, standing: standingOf(each, now) })),
    mayKeep: can(actor, 'partner.keep', { homeId: partner.homeId ?? undefined }).allow,
  };
}
