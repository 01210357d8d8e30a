import { sealedBy } from '#slices/events/index.ts';
import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Finish the record: what policies turn on and nobody has said yet, and the words for people. */
export const detailsPage = page({
  path: '/children/:child/events/:event/details',
  action: 'event.add',
  audit: { view: 'EVENT_VIEWED', submit: 'EVENT_ADDED_TO' },
  load,
  subject: ({ child, event }) => ({ childId: child.childId, homeId: event.homeId, sealed: sealedBy(event) }),
  parse,
  handle,
  sentBefore: (_recorded, { child, event }) => `/children/${child.childId}/events/${event.eventId}`,
  view,
});
