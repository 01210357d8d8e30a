export type { DeviceState } from './model/transitions.ts';
export type { HeldDevice, NewDevice } from './store/devices.ts';
export { addDevice, deviceById, devicesHeldAt, devicesOfChild } from './store/devices.ts';
export type { RestrictionInForce } from './store/restrictions.ts';
export { restrictionById, restrictionsInForce } from './store/restrictions.ts';
