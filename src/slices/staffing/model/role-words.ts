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

/** A role as it begins a line: "Support worker". */
export function roleWords(role: string): string {
  const words = ROLE_WORDS[role as Role] ?? role;
  return capital(words);
}
