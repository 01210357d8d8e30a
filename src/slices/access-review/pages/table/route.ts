import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Who can do what, and why; and why somebody can or cannot do something with a child. */
export const tablePage = page({
  path: '/access',
  action: 'access.read',
  audit: { view: 'POLICY_OF_ACCESS_READ' },
  load,
  subject: () => ({}),
  view,
});
