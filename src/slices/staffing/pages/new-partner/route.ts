import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Adds an agency or a partnership. */
export const newPartnerPage = page({
  path: '/partners/new',
  action: 'partner.keep',
  audit: { view: 'PARTNER_ADD_OPENED', submit: 'PARTNER_ADDED' },
  load,
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
