import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load, subjectOf } from './load.ts';
import { view } from './view.tsx';

/** Gives somebody a role: a joiner their first, a colleague a further one or one again that they held before. */
export const givePage = page({
  path: '/people/:person/roles/new',
  action: 'role.give',
  audit: { view: 'ROLE_GIVE_OPENED', submit: 'ROLE_GIVEN' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: subjectOf,
  parse,
  handle,
  view,
});
