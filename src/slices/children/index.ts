export type { NewAdult, NewChild } from './store/add.ts';
export { addAdult, addChild, allocate, placeChild } from './store/add.ts';
export type { AdultOfChild, Child } from './store/children.ts';
export { adultsOfChild, childById, childrenSeen } from './store/children.ts';
