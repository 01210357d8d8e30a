import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What a home chose where its policies leave something open, and what it has still to choose. */
export const settingsPage = page({
  path: '/settings',
  action: 'setting.list',
  audit: { view: 'SETTINGS_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
