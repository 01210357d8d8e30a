import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The devices of the reader's homes, what is held first. */
export const devicesPage = page({
  path: '/devices',
  action: 'device.list',
  audit: { view: 'DEVICES_LISTED' },
  load,
  subject: () => ({}),
  view,
});
