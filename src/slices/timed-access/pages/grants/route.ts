import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Inspectors and independent visitors who read by a dated grant. */
export const grantsPage = page({
  path: '/dated-access',
  action: 'dated.list',
  audit: { view: 'GRANTS_LISTED' },
  load,
  subject: ({ homeId }) => ({ homeId }),
  view,
});
