import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The list of children, as far as the reader sees. */
export const childrenPage = page({
  path: '/children',
  action: 'child.list',
  audit: { view: 'CHILDREN_LISTED' },
  load,
  subject: () => ({}),
  view,
});
