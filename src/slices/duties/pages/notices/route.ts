import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The placing authority's notices. */
export const noticesPage = page({
  path: '/notices',
  action: 'notice.list',
  audit: { view: 'NOTICES_LISTED' },
  load,
  subject: () => ({}),
  view,
});
