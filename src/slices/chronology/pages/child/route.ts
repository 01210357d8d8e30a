import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One child's chronology. */
export const childPage = page({
  path: '/children/:child',
  action: 'child.view',
  audit: { view: 'CHILD_VIEWED' },
  load,
  subject: ({ child }) => ({ childId: child.childId, homeId: child.homeId ?? undefined }),
  view,
});
