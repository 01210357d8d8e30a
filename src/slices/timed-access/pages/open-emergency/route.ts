import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Opens one child’s record in an emergency. */
export const openEmergencyPage = page({
  path: '/children/:child/emergency-access',
  action: 'emergency.open',
  audit: { view: 'EMERGENCY_FORM_OPENED', submit: 'EMERGENCY_OPENED' },
  load,
  subject: () => ({}),
  parse,
  handle,
  view,
});
