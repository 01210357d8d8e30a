import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Ends what somebody does at the reader's home, and their access with it. */
export const rolePage = page({
  path: '/people/:person',
  action: 'person.end',
  audit: { view: 'ROLE_VIEWED', submit: 'ROLE_ENDED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ roles }) => ({ homeId: roles[0]?.homeId }),
  parse,
  handle,
  view,
});
