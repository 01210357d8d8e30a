import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One dated grant, with the way to end it. Ending what has ended changes nothing. */
export const grantPage = page({
  path: '/dated-access/:grant',
  action: 'dated.list',
  submitAction: 'dated.end',
  audit: { view: 'GRANT_VIEWED', submit: 'GRANT_KEPT' },
  load,
  subject: ({ grant }) => ({ homeId: grant.homes[0], state: 'in-force' }),
  parse,
  handle,
  view,
});
