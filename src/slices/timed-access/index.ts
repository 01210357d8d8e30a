export { standingNow } from './jobs/standing-now.ts';
export type { Emergency } from './model/emergency.ts';
export { hoursInWords, isLive, isOverdue, LONGEST_WORDS, REASONS } from './model/emergency.ts';
export type { DatedGrant } from './model/grant.ts';
export { standsAs } from './model/grant.ts';
export { asKith } from './store/as-kith.ts';
export { emergenciesSeen, emergencyById, lookedAt, reviewEmergency } from './store/emergencies.ts';
export { giveGrant, grantsSeen } from './store/grants.ts';
