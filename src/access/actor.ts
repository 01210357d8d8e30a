import type { AuthorityId, ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';

export const ROLES = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
  'responsible-individual',
  'social-worker',
] as const;
export type Role = (typeof ROLES)[number];

/** A role as a person reads it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'support-worker': 'support worker',
  'senior-support-worker': 'senior support worker',
  'registered-manager': 'registered manager',
  'responsible-individual': 'responsible individual',
  'social-worker': 'social worker',
};

/** A role somebody holds today, and where. Home roles name a home, social workers their authority. */
export type RoleHeld = {
  readonly role: Role;
  readonly homeId?: HomeId;
  readonly authorityId?: AuthorityId;
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
};

/** How widely row-level security lets this person look: their whole provider, their homes, or their children. */
export function scopeOf(actor: Actor): 'provider' | 'home' | 'authority' {
  if (actor.roles.some((held) => held.role === 'responsible-individual')) return 'provider';
  return actor.roles.some((held) => held.homeId !== undefined) ? 'home' : 'authority';
}
