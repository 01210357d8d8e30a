import { ROLE_ORDER } from '#access/action-words.ts';
import { ROLE_WORDS } from '#access/actor.ts';

/** Roles to narrow the table by, as they begin a line. */
export const ROLE_CHOICES = ROLE_ORDER.map((role) => ({
  value: role,
  text: ROLE_WORDS[role].charAt(0).toUpperCase() + ROLE_WORDS[role].slice(1),
}));
