import { page } from '#web/page.ts';
import { subjectOf } from '../shared/load.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Ends everything that somebody does at the reader’s homes. */
export const leavePage = page({
  path: '/people/:person/leave',
  action: 'role.end',
  audit: { view: 'LEAVE_OPENED', submit: 'LEFT' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: subjectOf,
  parse,
  handle,
  view,
});
