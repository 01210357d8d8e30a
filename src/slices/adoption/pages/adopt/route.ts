import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Proposes that a version of a policy be followed from a day on, everywhere or at one home. */
export const adoptPage = page({
  path: '/policies/adopt',
  action: 'policy.adopt',
  audit: { view: 'ADOPTION_OPENED', submit: 'CHANGE_PROPOSED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
