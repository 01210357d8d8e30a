import { keepDevices } from './jobs/keep-devices.ts';
import { keepRestrictions } from './jobs/keep-restrictions.ts';

export const projectors = [keepDevices, keepRestrictions];
