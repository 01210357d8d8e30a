import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { adoptedPacks } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Library, Sources } from '../../model/library.ts';
import { libraryOf } from '../../model/library.ts';
import type { Adopted, Held, Policy } from '../../model/policy.ts';
import { adoptionOf, versionsThatCount } from '../../model/policy.ts';
import type { Voice } from '../../model/voice.ts';
import { isVoice } from '../../model/voice.ts';

/** The library as its reader's organisation holds it today. */
export type Reading = {
  readonly library: Library;
  readonly adopted: readonly Adopted[];
  /** The version of each policy that counts for them, those that they follow first. */
  readonly held: readonly Held[];
  readonly today: PlainDate;
};

/** Opens the library for a reader. */
export async function readingOf(
  { tx, actor, now, shelf }: PageContext,
  sources: () => Sources,
): Promise<Reading> {
  const library = libraryOf(shelf.packs, sources);
  const all = await adoptedPacks(tx, actor.providerId);
  // What another home alone follows is not followed where this reader works.
  const adopted = all.filter(
    ({ homeId }) => homeId === null || actor.homes.length === 0 || actor.homes.includes(homeId),
  );
  const today = londonDate(now);
  return { library, adopted, held: versionsThatCount(library.policies, adopted, today), today };
}

/** The voice that the address asks for; that for staff where it names none. */
export function voiceAsked({ query }: PageContext): Voice {
  const asked = valueOf(query, 'voice');
  return isVoice(asked) ? asked : 'staff';
}

/** One version of a policy, whether or not it is the one that counts. */
export function versionOf(
  { library, adopted, today }: Reading,
  id: string,
  version: string,
): Held | undefined {
  const policy = library.policies.find(({ pack }) => pack.id === id && pack.version === version);
  return policy && { policy, adoption: adoptionOf(policy.pack, library.policies, adopted, today) };
}

/** The policy that a clause stands in: in the version asked for, or the one that counts. */
export function policyWithClause(reading: Reading, clause: string, version: string): Held | undefined {
  const has = (policy: Policy) => policy.clauses.has(clause);
  if (version === '') {
    const counted = reading.held.find(({ policy }) => has(policy));
    if (counted) return counted;
  }
  const other = reading.library.policies.find(
    (policy) => has(policy) && (version === '' || policy.pack.version === version),
  );
  return other && versionOf(reading, other.pack.id, other.pack.version);
}
