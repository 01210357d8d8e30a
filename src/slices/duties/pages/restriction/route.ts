import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One restriction: what, why, until when, who was told, and its reviews. */
export const restrictionPage = page({
  path: '/restrictions/:restriction',
  action: 'restriction.view',
  submitAction: 'restriction.review',
  audit: { view: 'RESTRICTION_VIEWED', submit: 'RESTRICTION_REVIEWED' },
  // Releasing a restriction gives back what was taken for safety: whoever does it proves that they are there.
  stepUp: { at: 'sending', when: (review) => review.outcome === 'end' },
  load,
  subject: ({ restriction }) => ({ childId: restriction.childId, homeId: restriction.homeId }),
  parse,
  handle,
  sentBefore: ({ childId, eventId }) => `/children/${childId}/events/${eventId}`,
  view,
});
