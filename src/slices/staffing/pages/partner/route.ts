import { page } from '#web/page.ts';
import { homeThatSees } from '../shared/load.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One agency or partnership and its people. */
export const partnerPage = page({
  path: '/partners/:partner',
  action: 'partner.list',
  audit: { view: 'PARTNER_VIEWED' },
  load,
  subject: ({ partner }, ctx) => (partner.homeId === null ? homeThatSees(ctx) : { homeId: partner.homeId }),
  view,
});
