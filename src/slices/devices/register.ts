import { keepDevices } from './jobs/keep-devices.ts';
import { keepRestrictions } from './jobs/keep-restrictions.ts';
import { addPage } from './pages/add/route.ts';
import { capturePage } from './pages/capture/route.ts';
import { detailsPage } from './pages/details/route.ts';
import { devicePage } from './pages/device/route.ts';
import { devicesPage } from './pages/devices/route.ts';
import { recordPage } from './pages/record/route.ts';

export const pages = [recordPage, capturePage, detailsPage, addPage, devicesPage, devicePage];
export const projectors = [keepDevices, keepRestrictions];
