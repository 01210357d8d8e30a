import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { addLocalContact } from '../../store/local-contacts.ts';
import type { NewNumber } from './form.ts';
import type { Loaded } from './load.ts';

/** Keeps the number. Its id follows from the form's own key, so that a second press adds no second one. */
export async function handle(
  { submission, ...kept }: NewNumber,
  { home: { homeId } }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const contactId = derivedId<'local-contact'>(submission, `number added by ${actor.personId}`);
  const contact = { ...kept, contactId, homeId, lastChecked: londonDate(now) };
  await addLocalContact(tx, actor.providerId, contact, actor.personId, now);
  return { then: 'go', to: `/numbers?home=${homeId}`, ids: { contact: contactId } };
}
