import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What happened with one shift: who came, from when to when, and who stood in. */
export const shiftPage = page({
  path: '/shifts/:shift',
  action: 'shift.tell',
  audit: { view: 'SHIFT_OPENED', submit: 'SHIFT_SAID' },
  load,
  subject: ({ shift }) => ({ homeId: shift.homeId }),
  parse,
  handle,
  view,
});
