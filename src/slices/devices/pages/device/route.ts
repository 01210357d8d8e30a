import { page } from '#web/page.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One device: where it is, and everybody through whose hands it went. */
export const devicePage = page({
  path: '/devices/:device',
  action: 'device.view',
  audit: { view: 'DEVICE_VIEWED' },
  load,
  subject: ({ device }) => ({ childId: device.childId, homeId: device.homeId }),
  view,
});
