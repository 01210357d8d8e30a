import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** How many hours a record of a home stays open in an emergency: a choice of the home. */
export const hoursPage = page({
  path: '/emergency-access/hours',
  action: 'setting.list',
  submitAction: 'setting.change',
  audit: { view: 'EMERGENCY_HOURS_OPENED', submit: 'EMERGENCY_HOURS_CHOSEN' },
  stepUp: { at: 'sending', when: () => true },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
