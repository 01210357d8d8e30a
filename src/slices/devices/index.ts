export type { HeldDevice } from './model/device.ts';
export { lastLook, onPoliceAdvice, releases } from './model/police-advice.ts';
export type { RestrictionInForce } from './model/restriction.ts';
export type { DeviceState } from './model/transitions.ts';
export type { NewDevice } from './store/devices.ts';
export { addDevice, deviceById, devicesHeldAt, devicesKeptFrom, devicesOfChild } from './store/devices.ts';
export { countInForce, restrictionById, restrictionsInForce } from './store/restrictions.ts';
export { lockStory } from './store/story.ts';
