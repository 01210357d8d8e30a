import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** A child’s social workers over time; gives the child to another one. */
export const socialWorkerPage = page({
  path: '/children/:child/social-worker',
  action: 'child.allocate',
  audit: { view: 'ALLOCATIONS_VIEWED', submit: 'CHILD_ALLOCATED' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ child }) => ({ childId: child.childId, homeId: child.homeId ?? undefined }),
  parse,
  handle,
  view,
});
