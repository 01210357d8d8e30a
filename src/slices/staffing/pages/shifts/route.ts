import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** A home’s rota for a week: what was planned, and what really happened. */
export const shiftsPage = page({
  path: '/shifts',
  action: 'shift.list',
  audit: { view: 'SHIFTS_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
