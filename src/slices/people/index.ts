export type { HeldRole, RolePlace } from './model/held-role.ts';
export { overlapping, placeKey } from './model/held-role.ts';
export { actorOf } from './store/actor.ts';
export type { NewPerson, RoleGiven } from './store/add.ts';
export { addPerson, addShift, giveRole } from './store/add.ts';
export type { Colleague, PersonKnown, PersonNamed } from './store/people.ts';
export { colleaguesAt, holdPerson, namesOf, othersOnceAt, personById } from './store/people.ts';
export type { PartnerContact, RoleEnd, SocialWorker } from './store/roles.ts';
export { contactsOf, endRole, rolesOf, socialWorkersAt, socialWorkersOf } from './store/roles.ts';
