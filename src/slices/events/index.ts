export type { RecordedEvent } from './model/record.ts';
export { asEngineEvents, asNowKnown, CORRECTED, DETAILS_ADDED, NOTICE_ANSWERED, isEngineEvent } from './model/record.ts';
export type { NewEvent } from './store/events.ts';
export {
  appendEvent,
  eventAndAdditions,
  eventById,
  eventOfSubmission,
  matterOf,
  recordOfChild,
} from './store/events.ts';
