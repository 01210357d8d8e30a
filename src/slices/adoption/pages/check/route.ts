import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What a proposal would change, before it does; then it is applied as a whole, or dropped. */
export const checkPage = page({
  path: '/changes/:change/check',
  action: 'change.settle',
  audit: { view: 'CHANGE_VIEWED', submit: 'CHANGE_APPLIED' },
  load,
  subject: ({ told }) => ({ homeId: told.change.homeId ?? undefined }),
  parse,
  handle,
  view,
});
