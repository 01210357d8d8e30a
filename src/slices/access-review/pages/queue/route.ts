import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What waits for a second person. */
export const queuePage = page({
  path: '/reviews',
  action: 'review.list',
  audit: { view: 'REVIEWS_LISTED' },
  load,
  subject: () => ({}),
  view,
});
