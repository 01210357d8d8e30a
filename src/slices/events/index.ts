export type { RecordedEvent } from './model/record.ts';
export {
  asEngineEvents,
  asNowKnown,
  CORRECTED,
  DETAILS_ADDED,
  isEngineEvent,
  NOTICE_ANSWERED,
  sealedBy,
} from './model/record.ts';
export type { NewEvent } from './store/events.ts';
export {
  appendEvent,
  eventAndAdditions,
  eventById,
  eventOfSubmission,
  matterOf,
  recordOfChild,
} from './store/events.ts';
export type { MatterOf } from './store/matters.ts';
export { mattersOf } from './store/matters.ts';
export type { NewSeal, Seal } from './store/seals.ts';
export { heldOn, keepSeal, nameReaders, sealById, sealsWithoutReader } from './store/seals.ts';
