import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Answers who was on duty, and who was visiting, at a moment. */
export const onDutyPage = page({
  path: '/shifts/on-duty',
  action: 'shift.list',
  audit: { view: 'ON_DUTY_ASKED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
