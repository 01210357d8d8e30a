import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Adds a colleague with their role and what they first sign in with. */
export const newPersonPage = page({
  path: '/people/new',
  action: 'person.add',
  audit: { view: 'PERSON_ADD_OPENED', submit: 'PERSON_ADDED' },
  stepUp: { at: 'opening' },
  load,
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
