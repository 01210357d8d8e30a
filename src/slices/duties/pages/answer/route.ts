import { sealedBy } from '#slices/events/index.ts';
import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What follows from one event: the answer. */
export const answerPage = page({
  path: '/children/:child/events/:event',
  action: 'event.view',
  audit: { view: 'EVENT_VIEWED' },
  load,
  subject: ({ child, event }) => ({ childId: child.childId, homeId: event.homeId, sealed: sealedBy(event) }),
  view,
});
