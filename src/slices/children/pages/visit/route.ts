import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** When one visitor left. */
export const visitPage = page({
  path: '/visitors/:visit',
  action: 'visit.write',
  audit: { view: 'VISIT_VIEWED', submit: 'VISIT_ENDED' },
  load,
  subject: ({ visit }) => ({ homeId: visit.homeId }),
  parse,
  handle,
  view,
});
