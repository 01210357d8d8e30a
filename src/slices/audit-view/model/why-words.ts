import { ROLE_WORDS, type Role } from '#access/actor.ts';
import { becauseOfThem } from '#access/can.ts';

/** "Allowed, because the child lived where they worked, or was allocated to them." */
export function whyWords(because: string | null, byKith: boolean): string {
  if (byKith) return 'Kith did this by itself.';
  if (because === null) return 'Why it was allowed is not written down.';
  return `Allowed, because ${becauseOfThem(because) ?? because}.`;
}

/** "registered manager"; of a role that is no more, as it was written. */
export function roleWords(role: string | null): string | undefined {
  return role === null ? undefined : (ROLE_WORDS[role as Role] ?? role);
}
