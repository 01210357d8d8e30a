import type { PageContext } from '#web/page.ts';
import type { PersonSeen, PlaceOffered, RoleSeen } from '../shared/load.ts';
import { personSeen, placesOffered } from '../shared/load.ts';

/** One role of somebody else, which the reader may end, and where they may be moved. */
export type Loaded = PersonSeen & {
  readonly role: RoleSeen;
  readonly places: readonly PlaceOffered[];
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const seen = await personSeen(ctx);
  const role = seen?.roles.find((each) => each.roleHeldId === ctx.params['held']);
  // A role that is over is still found: a second press of the button is led on like the first.
  if (!seen || !role || seen.person.personId === ctx.actor.personId) return undefined;
  return { ...seen, role, places: role.place.kind === 'authority' ? [] : await placesOffered(ctx) };
}
