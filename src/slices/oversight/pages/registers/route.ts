import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The registers and totals of a home, for an inspector or independent visitor with a dated grant. */
export const registersPage = page({
  path: '/registers',
  action: 'register.view',
  audit: { view: 'REGISTERS_READ' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  view,
});
