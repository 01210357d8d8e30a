export type { Allocation, AllocationEnd } from './model/allocation.ts';
export { reallocated } from './model/allocation.ts';
export type { NewAdult, NewChild } from './store/add.ts';
export { addAdult, addChild, allocate, placeChild } from './store/add.ts';
export type { AllocationTold } from './store/allocations.ts';
export { allocationsOf, endAllocation, holdAllocations } from './store/allocations.ts';
export type { AdultOfChild, Child } from './store/children.ts';
export { adultsOfChild, childById, childrenSeen, partOfChildren } from './store/children.ts';
