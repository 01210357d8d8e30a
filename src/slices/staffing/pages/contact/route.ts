import { page } from '#web/page.ts';
import { parse } from '../leave/form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Ends that somebody speaks for an agency or a partnership. */
export const contactPage = page({
  path: '/partners/:partner/contacts/:speaker',
  action: 'partner.keep',
  audit: { view: 'ROLE_VIEWED', submit: 'ROLE_ENDED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ partner }) => ({ homeId: partner.homeId ?? undefined }),
  parse,
  handle,
  view,
});
