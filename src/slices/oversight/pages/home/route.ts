import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One home: what is owed, late, in force and held. */
export const homePage = page({
  path: '/home',
  action: 'home.view',
  audit: { view: 'HOME_VIEWED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
