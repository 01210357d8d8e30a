import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The numbers that a home keeps beside those of its policies. */
export const numbersPage = page({
  path: '/numbers',
  action: 'number.list',
  audit: { view: 'NUMBERS_LISTED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
