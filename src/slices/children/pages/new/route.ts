import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Brings a child into the record: who they are, where they live, who places them, who stands by them. */
export const newChildPage = page({
  path: '/children/new',
  action: 'child.add',
  audit: { view: 'CHILD_ADD_OPENED', submit: 'CHILD_ADDED' },
  // A social worker whom nobody knew yet is given a role.
  stepUp: { at: 'sending', when: ({ socialWorker }) => socialWorker.id === null },
  load,
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
