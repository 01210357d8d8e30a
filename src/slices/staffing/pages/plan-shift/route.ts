import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Puts somebody on the rota. */
export const planShiftPage = page({
  path: '/shifts/new',
  action: 'shift.plan',
  audit: { view: 'SHIFT_PLAN_OPENED', submit: 'SHIFT_PLANNED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
