import { standingOf } from '#kernel/span.ts';
import type { Partner } from '#slices/organisations/index.ts';
import type { PartnerContact } from '#slices/people/index.ts';
import { contactsOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { partnerSeen } from '../shared/load.ts';

/** Somebody else who speaks for a partner. */
export type Loaded = {
  readonly partner: Partner;
  readonly contact: PartnerContact;
  readonly isOver: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, params } = ctx;
  const partner = await partnerSeen(ctx);
  if (!partner) return undefined;
  const contacts = await contactsOf(tx, actor.providerId, partner.partnerId);
  const contact = contacts.find((each) => each.roleHeldId === params['speaker']);
  if (!contact || contact.personId === actor.personId) return undefined;
  const standing = standingOf(contact, now);
  return { partner, contact, isOver: standing === 'past' || standing === 'withdrawn' };
}
