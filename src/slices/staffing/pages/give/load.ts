import type { PageContext } from '#web/page.ts';
import type { PersonSeen, PlaceOffered } from '../shared/load.ts';
import { personSeen, placesOffered } from '../shared/load.ts';

/** Somebody else, and where the reader may give them a role. */
export type Loaded = PersonSeen & { readonly places: readonly PlaceOffered[] };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const seen = await personSeen(ctx);
  if (!seen || seen.person.personId === ctx.actor.personId) return undefined;
  const places = await placesOffered(ctx);
  return places.length > 0 ? { ...seen, places } : undefined;
}
