export type { Proposal, ProposalKind } from './model/proposal.ts';
export { isAboutOwnRights, isOpen, KINDS, LONGEST_REASON, mayBeSecond, WAITS } from './model/proposal.ts';
export type { NewProposal } from './store/proposals.ts';
export { proposalById, proposalsSeen, propose, settle, waitingAbout } from './store/proposals.ts';
export { anotherCouldAgree, rightsAsTheyStand } from './store/rights.ts';
