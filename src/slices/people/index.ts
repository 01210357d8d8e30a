export { actorOf } from './store/actor.ts';
export type { NewPerson, RoleGiven } from './store/add.ts';
export { addPerson, addShift, giveRole } from './store/add.ts';
export type { Colleague } from './store/people.ts';
export { colleaguesAt, namesOf } from './store/people.ts';
export type { RoleAtHome, SocialWorker } from './store/roles.ts';
export { endRoles, rolesOf, socialWorkersOf } from './store/roles.ts';
