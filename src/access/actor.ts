import type {
  AuthorityId,
  ChildId,
  HomeId,
  Id,
  PartnerId,
  PersonId,
  ProviderId,
  SealId,
} from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';

export const ROLES = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
  'responsible-individual',
  'social-worker',
  'agency-contact',
  'board-member',
  'inspector',
  'independent-visitor',
] as const;
export type Role = (typeof ROLES)[number];

/** A role as a person reads it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'support-worker': 'support worker',
  'senior-support-worker': 'senior support worker',
  'registered-manager': 'registered manager',
  'responsible-individual': 'responsible individual',
  'social-worker': 'social worker',
  'agency-contact': 'agency contact',
  'board-member': 'board member',
  inspector: 'inspector',
  'independent-visitor': 'independent visitor',
};

/** Roles held by a dated, read-only grant and by nothing else: whoever holds one works nowhere in the organisation. */
export const VISITOR_ROLES = ['inspector', 'independent-visitor'] as const satisfies readonly Role[];
export type VisitorRole = (typeof VISITOR_ROLES)[number];

/**
 * A role somebody holds now, and where. Home roles name a home, social workers their authority, contacts of an agency
 * and members of a partnership’s board that partner.
 */
export type RoleHeld = {
  readonly role: Role;
  readonly homeId?: HomeId;
  readonly authorityId?: AuthorityId;
  readonly partnerId?: PartnerId;
};

/** A child’s record opened in an emergency: read only, until it ends by itself. */
export type EmergencyAccess = {
  readonly accessId: Id<'emergency-access'>;
  readonly childId: ChildId;
  readonly endsAt: Instant;
};

/**
 * Somebody who is signed in, with the relations that hold at this moment: the homes they work at and the
 * children they may see (placed at those homes, or allocated to them). Read afresh for every request, so that
 * access ends when the role does.
 */
export type Actor = {
  readonly providerId: ProviderId;
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly RoleHeld[];
  readonly homes: readonly HomeId[];
  readonly children: readonly ChildId[];
  /** The sealed cases on which they are named; see seals.ts. */
  readonly seals?: readonly SealId[];
  /** Children of other homes whose record they opened in an emergency that has not ended. */
  readonly emergencies?: readonly EmergencyAccess[];
  /** Children whose record a visitor may read: the child and the placing authority both agreed, and still do. */
  readonly consented?: readonly ChildId[];
};

/** Whoever reads by a dated grant alone. */
export const isVisitor = (actor: Pick<Actor, 'roles'>): boolean =>
  actor.roles.some((held) => VISITOR_ROLES.some((role) => role === held.role));

/**
 * How widely row-level security lets this person look: their whole provider, their homes, their children, or the
 * registers of the homes they visit. A partner sees none of them: only what was shared with it.
 */
export function scopeOf(actor: Actor): 'provider' | 'home' | 'authority' | 'partner' | 'visit' {
  if (isVisitor(actor)) return 'visit';
  if (actor.roles.some((held) => held.role === 'responsible-individual')) return 'provider';
  if (actor.roles.some((held) => held.homeId !== undefined)) return 'home';
  return actor.roles.some((held) => held.role === 'social-worker') ? 'authority' : 'partner';
}
