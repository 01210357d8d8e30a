import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The rows behind the month's figures. */
export const monthPage = page({
  path: '/home/month',
  action: 'home.view',
  audit: { view: 'HOME_VIEWED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
