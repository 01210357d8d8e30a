import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One notice to a placing authority, and its answer. */
export const noticePage = page({
  path: '/notices/:event',
  action: 'notice.answer',
  audit: { view: 'NOTICE_VIEWED', submit: 'NOTICE_ANSWERED' },
  load,
  subject: ({ child, home }) => ({ childId: child.childId, homeId: home.homeId }),
  parse,
  handle,
  sentBefore: (_recorded, { event }) => `/notices/${event.eventId}`,
  view,
});
