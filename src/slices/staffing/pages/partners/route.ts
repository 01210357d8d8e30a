import { page } from '#web/page.ts';
import { homeThatSees } from '../shared/load.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The agencies and partnerships that the organisation works with. */
export const partnersPage = page({
  path: '/partners',
  action: 'partner.list',
  audit: { view: 'PARTNERS_LISTED' },
  load,
  subject: (_loaded, ctx) => homeThatSees(ctx),
  view,
});
