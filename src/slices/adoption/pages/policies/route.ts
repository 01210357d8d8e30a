import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The policies that a home follows: the whole organisation's, and its own. */
export const policiesPage = page({
  path: '/policies',
  action: 'policy.list',
  audit: { view: 'POLICIES_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
