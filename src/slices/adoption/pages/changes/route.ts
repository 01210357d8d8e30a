import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What was changed at a home: who, when, why and what; and what waits for a decision. */
export const changesPage = page({
  path: '/changes',
  action: 'change.list',
  audit: { view: 'CHANGES_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
