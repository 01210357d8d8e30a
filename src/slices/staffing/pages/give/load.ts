import type { PersonId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { personById } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { waitingForRole } from '../../store/feed.ts';
import type { PersonSeen, PlaceOffered } from '../shared/load.ts';
import { subjectOf as homeOfTheirs, personSeen, placesOffered } from '../shared/load.ts';

/** Somebody else, and where the reader may give them a role. */
export type Loaded = PersonSeen & { readonly places: readonly PlaceOffered[] };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const personId = parseId<'person'>(ctx.params['person'] ?? '');
  // Nobody changes their own rights.
  if (!personId || personId === ctx.actor.personId) return undefined;
  const seen = await personSeen(ctx);
  const joiner = seen ? undefined : await joinerSeen(ctx, personId);
  const offered = await placesOffered(ctx);
  // Whom the feed brought works for the organisation, and is no contact of a partner’s.
  const places = joiner ? offered.filter(({ place }) => place.kind !== 'partner') : offered;
  const whom = seen ?? joiner;
  return whom && places.length > 0 ? { ...whom, places } : undefined;
}

/** A joiner whom the feed brought and nobody has a place for yet. What they once held elsewhere is not told. */
async function joinerSeen(
  { tx, actor, now }: PageContext,
  personId: PersonId,
): Promise<PersonSeen | undefined> {
  const waiting = await waitingForRole(tx, actor.providerId, londonDate(now));
  if (!waiting.some((each) => each.personId === personId)) return undefined;
  const person = await personById(tx, actor.providerId, personId);
  return person && { person, roles: [] };
}

/** A home of theirs that the reader may know of; for a joiner one where the reader may give them a role. */
export function subjectOf({ person, roles, places }: Loaded) {
  if (roles.length > 0) return homeOfTheirs({ person, roles });
  return { homeId: places.flatMap(({ place }) => (place.kind === 'home' ? [place.homeId] : []))[0] };
}
