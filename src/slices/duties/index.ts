export type { OwedDuty, Standing } from './model/duty-row.ts';
export { standingOf } from './model/duty-row.ts';
export { lateAt, reconcile } from './model/reconcile.ts';
export type { Changes } from './model/reconcile.ts';
export {
  dutiesOfEvents,
  dutyById,
  insertDuties,
  lockDuty,
  openAtHome,
  openOfChildren,
  updateDuty,
} from './store/duties.ts';
