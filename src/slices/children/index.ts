export type { AdultOfChild, Child } from './store/children.ts';
export { adultsOfChild, childById, childrenSeen } from './store/children.ts';
