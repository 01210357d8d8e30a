import type { PageContext } from '#web/page.ts';
import type { PersonSeen, RoleSeen } from '../shared/load.ts';
import { personSeen } from '../shared/load.ts';

/** Somebody else with the roles that end when they leave. */
export type Loaded = PersonSeen & { readonly ending: readonly RoleSeen[] };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const seen = await personSeen(ctx);
  if (!seen || seen.person.personId === ctx.actor.personId) return undefined;
  return { ...seen, ending: seen.roles.filter((role) => role.mayEnd) };
}
