import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Proposes a last day for a policy that is followed. */
export const adoptionPage = page({
  path: '/policies/:adoption',
  action: 'policy.adopt',
  audit: { view: 'ADOPTION_OPENED', submit: 'CHANGE_PROPOSED' },
  load,
  subject: ({ adoption }) => ({ homeId: adoption.homeId ?? undefined }),
  parse,
  handle,
  view,
});
