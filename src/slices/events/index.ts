export type { RecordedEvent } from './model/record.ts';
export {
  asEngineEvents,
  asNowKnown,
  CORRECTED,
  DETAILS_ADDED,
  isEngineEvent,
  NOTICE_ANSWERED,
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
