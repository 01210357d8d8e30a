import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Ends one role of somebody, or moves them to another; access follows at once. */
export const rolePage = page({
  path: '/people/:person/roles/:held',
  action: 'role.end',
  audit: { view: 'ROLE_VIEWED', submit: 'ROLE_ENDED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ role }) => (role.place.kind === 'home' ? { homeId: role.place.homeId } : {}),
  parse,
  handle,
  view,
});
