import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Asks for a dated grant, which a second person gives. */
export const newGrantPage = page({
  path: '/dated-access/new',
  action: 'dated.give',
  audit: { view: 'GRANTS_LISTED', submit: 'GRANT_ASKED_FOR' },
  stepUp: { at: 'opening' },
  load,
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
