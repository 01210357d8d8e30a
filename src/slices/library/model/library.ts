import type { Screen } from '#engine/loader.ts';
import type { Pack } from '#engine/pack.ts';
import { entriesOfPolicy } from './entries.ts';
import type { Policy } from './policy.ts';
import { policyOf } from './policy.ts';
import type { SearchIndex } from './search.ts';
import { indexOf } from './search.ts';

/** What the library is made of beside the packs, read once at start. */
export type Sources = {
  readonly screens: readonly Screen[];
  /** What worked scenarios are about, by the clauses that each of them proves. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
};

/** Everything that can be read, and its index. */
export type Library = {
  readonly policies: readonly Policy[];
  readonly index: SearchIndex;
  readonly scenarios: Sources['scenarios'];
};

/** Puts the library together. */
export function buildLibrary(packs: readonly Pack[], sources: Sources): Library {
  const policies = packs.map((pack) => policyOf(pack, sources.screens));
  return {
    policies,
    index: indexOf(policies.flatMap(entriesOfPolicy)),
    scenarios: sources.scenarios,
  };
}

const built = new WeakMap<readonly Pack[], Library>();

/** The library of these packs: built the first time it is asked for, and kept for as long as they are. */
export function libraryOf(packs: readonly Pack[], sources: () => Sources): Library {
  const known = built.get(packs);
  if (known) return known;
  const library = buildLibrary(packs, sources());
  built.set(packs, library);
  return library;
}
