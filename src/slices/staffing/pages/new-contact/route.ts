import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Adds somebody who speaks for an agency or sits on a partnership’s board. */
export const newContactPage = page({
  path: '/partners/:partner/contacts/new',
  action: 'partner.keep',
  audit: { view: 'CONTACT_ADD_OPENED', submit: 'CONTACT_ADDED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ partner }) => ({ homeId: partner.homeId ?? undefined }),
  parse,
  handle,
  view,
});
