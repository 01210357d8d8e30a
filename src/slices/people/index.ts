export { actorOf } from './store/actor.ts';
export type { Colleague } from './store/people.ts';
export { colleaguesAt, namesOf } from './store/people.ts';
