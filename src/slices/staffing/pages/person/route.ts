import { page } from '#web/page.ts';
import { subjectOf } from '../shared/load.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One person: what they may do here, what they could do, and what they will be able to do. */
export const personPage = page({
  path: '/people/:person',
  action: 'person.view',
  audit: { view: 'PERSON_VIEWED' },
  load,
  subject: subjectOf,
  view,
});
