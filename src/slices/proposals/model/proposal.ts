import type { Actor } from '#access/actor.ts';
import type { Action } from '#access/can.ts';
import { can } from '#access/can.ts';
import type { ChildId, HomeId, PersonId, ProposalId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';

/** What needs a second person, and the action of the table that this second person needs. */
export const KINDS = {
  'release-restriction': {
    second: 'release.second',
    title: 'Ease or end a restriction set on police advice',
  },
  'give-role': { second: 'rights.second', title: 'Give somebody a role that answers for a home' },
  'give-dated-access': { second: 'rights.second', title: 'Give a visitor a dated grant' },
  'close-no-action': { second: 'matter.second', title: 'Close with no further action' },
  'do-not-refer': { second: 'matter.second', title: 'Decide not to refer' },
  'bulk-export': { second: 'matter.second', title: 'Export many records' },
} as const satisfies Record<string, { readonly second: Action; readonly title: string }>;
export type ProposalKind = keyof typeof KINDS;

/** How long a decision waits for its second person: what was true then may not be later. */
export const WAITS = 3 * DAY;

/** Longest reason, in characters. */
export const LONGEST_REASON = 2000;

/** Something that somebody decided and a second person has still to agree to, or has. */
export type Proposal = {
  readonly proposalId: ProposalId;
  readonly kind: ProposalKind;
  readonly homeId: HomeId | null;
  readonly childId: ChildId | null;
  /** The id of what it is about: a restriction, a person, a concern. */
  readonly about: string;
  /** Whatever has to be known to do it once it is agreed to; the slice that proposed it reads it. */
  readonly act: Readonly<Record<string, unknown>>;
  readonly reason: string;
  /** How things stood when it was proposed. */
  readonly standsOn: string;
  readonly proposedBy: PersonId;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: 'waiting' | 'agreed' | 'refused' | 'withdrawn' | 'overtaken';
  readonly settled: { readonly at: Instant; readonly by: PersonId; readonly words: string | null } | null;
};

/** What of a proposal decides who may be its second person. */
export type Decidable = Pick<
  Proposal,
  'kind' | 'homeId' | 'childId' | 'act' | 'proposedBy' | 'expiresAt' | 'state'
>;

/** Whether a second person can still decide it. */
export const isOpen = ({ state, expiresAt }: Pick<Proposal, 'state' | 'expiresAt'>, now: Instant): boolean =>
  state === 'waiting' && now < expiresAt;

/** Whether it would change this person’s own rights, which nobody decides on. */
export const isAboutOwnRights = ({ act }: Pick<Proposal, 'act'>, personId: PersonId): boolean =>
  act['personId'] === personId;

/** Whether this person may decide it now: somebody else’s, still open, and not about their own rights. */
export function mayBeSecond(actor: Actor, proposal: Decidable, now: Instant): boolean {
  if (isAboutOwnRights(proposal, actor.personId)) return false;
  return can(actor, KINDS[proposal.kind].second, {
    homeId: proposal.homeId ?? undefined,
    childId: proposal.childId ?? undefined,
    state: isOpen(proposal, now) ? 'waiting' : undefined,
    by: proposal.proposedBy,
  }).allow;
}
