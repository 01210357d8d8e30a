import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One emergency opening, looked at afterwards by somebody else. */
export const emergencyReviewPage = page({
  path: '/reviews/emergency/:access',
  action: 'emergency.view',
  submitAction: 'emergency.review',
  audit: { view: 'EMERGENCY_VIEWED', submit: 'EMERGENCY_REVIEWED' },
  load,
  subject: ({ emergency: { homeId, personId } }) => ({ homeId, by: personId }),
  parse,
  handle,
  view,
});
