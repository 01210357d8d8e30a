import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { view } from './view.tsx';

/** Finds the record to open in an emergency by a child’s name and birthday. */
export const seekPage = page({
  path: '/emergency-access',
  action: 'emergency.open',
  audit: { view: 'EMERGENCY_FORM_OPENED', submit: 'EMERGENCY_SOUGHT' },
  load: async () => ({}),
  subject: () => ({}),
  parse,
  handle,
  view,
});
