import { parseId } from '#kernel/ids.ts';
import type { PageContext } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import { localContactById } from '../../store/local-contacts.ts';

/** A number that is kept now. */
export async function load({ tx, actor, params }: PageContext): Promise<LocalContact | undefined> {
  const contactId = parseId<'local-contact'>(params['contact'] ?? '');
  return contactId && localContactById(tx, actor.providerId, contactId);
}
