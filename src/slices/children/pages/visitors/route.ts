import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Who came into the house: the log of visitors, and a new one. */
export const visitorsPage = page({
  path: '/visitors',
  action: 'visit.list',
  submitAction: 'visit.write',
  audit: { view: 'VISITS_LISTED', submit: 'VISIT_WRITTEN' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
