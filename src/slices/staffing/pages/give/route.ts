import { page } from '#web/page.ts';
import { subjectOf } from '../shared/load.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Gives somebody a further role, or one again that they held before. */
export const givePage = page({
  path: '/people/:person/roles/new',
  action: 'role.give',
  audit: { view: 'ROLE_GIVE_OPENED', submit: 'ROLE_GIVEN' },
  load,
  subject: subjectOf,
  parse,
  handle,
  view,
});
