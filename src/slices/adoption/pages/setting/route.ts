import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Proposes another value for one setting of a home; nothing is changed until somebody has seen what would change. */
export const settingPage = page({
  path: '/settings/:setting',
  action: 'setting.change',
  audit: { view: 'SETTING_OPENED', submit: 'CHANGE_PROPOSED' },
  load,
  subject: ({ home }) => ({ homeId: home.homeId }),
  parse,
  handle,
  view,
});
