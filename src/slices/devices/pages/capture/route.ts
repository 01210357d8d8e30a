import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The first minute of one kind of record: whom, what, when, is everyone safe. */
export const capturePage = page({
  path: '/record/:kind',
  action: 'event.start',
  audit: { view: 'RECORD_STARTED', submit: 'EVENT_RECORDED' },
  load,
  subject: ({ start, checked }) => ({ childId: checked?.childId ?? start.child }),
  parse,
  handle,
  sentBefore: ({ childId, eventId }) => `/children/${childId}/events/${eventId}`,
  view,
});
