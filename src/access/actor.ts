import type { AuthorityId, ChildId, HomeId, PartnerId, PersonId, ProviderId, SealId } from '#kernel/ids.ts';

export const ROLES = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
  'responsible-individual',
  'social-worker',
  'agency-contact',
  'board-member',
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
};

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
};

/**
 * How widely row-level security lets this person look: their whole provider, their homes, or their children. A partner
 * sees none of them: only what was shared with it.
 */
export function scopeOf(actor: Actor): 'provider' | 'home' | 'authority' | 'partner' {
  if (actor.roles.some((held) => held.role === 'responsible-individual')) return 'provider';
  if (actor.roles.some((held) => held.homeId !== undefined)) return 'home';
  return actor.roles.some((held) => held.role === 'social-worker') ? 'authority' : 'partner';
}
