export type { HeldRole, RolePlace } from './model/held-role.ts';
export { homeOfRole, isToHold, overlapping, placeKey } from './model/held-role.ts';
export type { Certainty, OnDuty, Shift, ShiftStory, ShiftWord } from './model/shift.ts';
export { onDutyAt, storyOf } from './model/shift.ts';
export { actorOf } from './store/actor.ts';
export type { NewPerson, RoleGiven } from './store/add.ts';
export { addPerson, addShift, giveRole } from './store/add.ts';
export type { PersonWithRoles, RowMade } from './store/imports.ts';
export {
  addPeople,
  everybody,
  giveRoles,
  holdImports,
  importDone,
  noteImport,
  reachPersonBy,
} from './store/imports.ts';
export type { Colleague, PersonKnown, PersonNamed } from './store/people.ts';
export { colleaguesAt, holdPerson, namesOf, othersOnceAt, personById } from './store/people.ts';
export type { PartnerContact, RoleEnd, SocialWorker } from './store/roles.ts';
export { contactsOf, endRole, rolesOf, socialWorkersAt, socialWorkersOf } from './store/roles.ts';
export type { ShiftPlanned } from './store/shifts.ts';
export { planShift, sayOfShift, shiftById, shiftsAround } from './store/shifts.ts';
export type { Visit } from './store/visits.ts';
export { addVisit, endVisit, visitById, visitorsAt, visitsOf } from './store/visits.ts';
