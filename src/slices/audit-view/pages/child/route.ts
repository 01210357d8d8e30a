import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Who has looked at a child, and why they could. */
export const auditPage = page({
  path: '/children/:child/audit',
  action: 'audit.view',
  audit: { view: 'CHILD_AUDIT_VIEWED' },
  load,
  subject: ({ child }) => ({ childId: child.childId, homeId: child.homeId ?? undefined }),
  view,
});
