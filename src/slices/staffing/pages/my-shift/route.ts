import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** "I am on shift" and "I have finished". */
export const myShiftPage = page({
  path: '/shifts/mine',
  action: 'shift.own',
  audit: { view: 'SHIFT_OPENED', submit: 'SHIFT_SAID' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
