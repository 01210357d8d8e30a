import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Adds a number that a home keeps for itself. */
export const newNumberPage = page({
  path: '/numbers/new',
  action: 'number.keep',
  audit: { view: 'NUMBER_ADD_OPENED', submit: 'NUMBER_ADDED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
