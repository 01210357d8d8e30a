import type { Role } from '#access/actor.ts';
import { ROLE_WORDS } from '#access/actor.ts';
import { capital } from '#kernel/fill-words.ts';

/** Roles that are held at a home, and that its manager gives. */
export const HOME_ROLES = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
] as const satisfies readonly Role[];
export type HomeRole = (typeof HOME_ROLES)[number];

/** Which roles may be held in which kind of place, social workers’ apart: those come with a child. */
export const ROLES_AT = {
  home: HOME_ROLES,
  agency: ['agency-contact'],
  partnership: ['board-member'],
  organisation: ['responsible-individual'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type PlaceKind = keyof typeof ROLES_AT;

const ANSWER_FOR_OTHERS: readonly Role[] = ['registered-manager', 'responsible-individual'];

/** Whether whoever holds it can change what others may do: a second person agrees before it is given. */
export const answersForOthers = (role: Role): boolean => ANSWER_FOR_OTHERS.includes(role);

/** A role as it begins a line: "Support worker". */
export function roleWords(role: string): string {
  const words = ROLE_WORDS[role as Role] ?? role;
  return capital(words);
}

/** What a partner is called: "Agency". */
export const PARTNER_WORDS = { agency: 'Agency', partnership: 'Safeguarding partnership' } as const;
