import { sealedBy } from '#slices/events/index.ts';
import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Add to an event, or put its time or an answer right. Nothing is edited: both stay. */
export const addPage = page({
  path: '/children/:child/events/:event/add',
  action: 'event.add',
  audit: { view: 'EVENT_VIEWED', submit: 'EVENT_ADDED_TO' },
  load,
  subject: ({ child, event }) => ({ childId: child.childId, homeId: event.homeId, sealed: sealedBy(event) }),
  parse,
  handle,
  sentBefore: (_recorded, { child, event }) => `/children/${child.childId}/events/${event.eventId}`,
  view,
});
