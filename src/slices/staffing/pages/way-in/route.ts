import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Vouches for a colleague who has lost everything they sign in with. It takes two. */
export const wayInPage = page({
  path: '/people/:person/way-in',
  action: 'person.recover',
  audit: { view: 'WAY_IN_VIEWED', submit: 'WAY_IN_VOUCHED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ homeId }) => ({ homeId }),
  parse,
  handle,
  view,
});
