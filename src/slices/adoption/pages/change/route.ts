import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One change of a setting or a policy: what, why, by whom, and what it did. */
export const changePage = page({
  path: '/changes/:change',
  action: 'change.list',
  audit: { view: 'CHANGE_VIEWED' },
  load,
  // A change of the whole organisation is read at each of its homes.
  subject: ({ told }, { actor }) => ({ homeId: told.change.homeId ?? actor.homes[0] }),
  view,
});
