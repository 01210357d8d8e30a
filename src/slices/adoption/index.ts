export type { Applied } from './jobs/apply.ts';
export { applyChange } from './jobs/apply.ts';
export type { Proposed } from './jobs/propose.ts';
export { propose } from './jobs/propose.ts';
