import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** "What happened?": where every record begins. */
export const recordPage = page({
  path: '/record',
  action: 'event.start',
  audit: { view: 'RECORD_STARTED' },
  load,
  subject: ({ childId }) => ({ childId }),
  view,
});
