export { asEngineEvents, asNowKnown, CORRECTED, DETAILS_ADDED, isEngineEvent } from './model/record.ts';
export type { RecordedEvent } from './model/record.ts';
export {
  appendEvent,
  eventAndAdditions,
  eventById,
  eventOfSubmission,
  matterOf,
  recordOfChild,
} from './store/events.ts';
export type { NewEvent } from './store/events.ts';
