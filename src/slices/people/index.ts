export { actorOf } from './store/actor.ts';
