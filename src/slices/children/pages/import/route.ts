import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Brings children in from a table, after showing what that would do. */
export const importChildrenPage = page({
  path: '/children/import',
  action: 'child.import',
  audit: { view: 'IMPORT_OPENED', submit: 'CHILDREN_IMPORTED' },
  // Looking changes nothing; what it showed is asked for again where it is about to be brought in.
  stepUp: { at: 'sending', when: ({ seen }) => seen !== '' },
  takesFile: true,
  load,
  // Every home here is one where the reader may; no row may name another.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
