import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Checks a number again, or stops keeping it. */
export const numberPage = page({
  path: '/numbers/:contact',
  action: 'number.keep',
  audit: { view: 'NUMBER_VIEWED', submit: 'NUMBER_KEPT' },
  load,
  subject: (contact) => ({ homeId: contact.homeId }),
  parse,
  handle,
  view,
});
