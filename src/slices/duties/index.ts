export type { MatterAnswer, MatterQuestion } from './model/decide-matter.ts';
export { decideMatter, gatesInMatter } from './model/decide-matter.ts';
export type { OwedDuty, Standing } from './model/duty-row.ts';
export { standingOf } from './model/duty-row.ts';
export type { How } from './model/how.ts';
export { closedBy, factsOf } from './model/notice-answer.ts';
export type { Changes } from './model/reconcile.ts';
export { reconcile } from './model/reconcile.ts';
export {
  dutiesOfEvents,
  dutiesToDecide,
  dutyById,
  insertDuties,
  lockDuty,
  openAtHome,
  openOfChildren,
  updateDuties,
} from './store/duties.ts';
