import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Gives back a record that one opened in an emergency, before its time is up. */
export const giveBackPage = page({
  path: '/emergency-access/:access/give-back',
  action: 'emergency.close',
  audit: { view: 'EMERGENCY_VIEWED', submit: 'EMERGENCY_CLOSED' },
  load,
  subject: ({ emergency: { childId, homeId, personId } }) => ({ childId, homeId, by: personId }),
  parse,
  handle,
  view,
});
