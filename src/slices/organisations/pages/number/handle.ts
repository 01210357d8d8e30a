import { londonDate } from '#kernel/london.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import { checkLocalContact, endLocalContact } from '../../store/local-contacts.ts';
import type { FOUND } from './form.ts';

/** Writes down that it answers, or stops keeping it. Either twice is the same as once. */
export async function handle(
  found: (typeof FOUND)[number],
  { contactId, homeId }: LocalContact,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const { providerId, personId } = actor;
  if (found === 'answers') await checkLocalContact(tx, providerId, contactId, personId, londonDate(now));
  else await endLocalContact(tx, providerId, contactId, personId, now);
  return { then: 'go', to: `/numbers?home=${homeId}`, ids: { contact: contactId } };
}
