import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Who works at a home. */
export const peoplePage = page({
  path: '/people',
  action: 'person.list',
  audit: { view: 'PEOPLE_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
