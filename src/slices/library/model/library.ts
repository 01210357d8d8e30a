import type { Action } from '#access/can.ts';
import type { Screen } from '#engine/loader.ts';
import type { Pack } from '#engine/pack.ts';
import type { Guidance } from '#engine/read-guidance.ts';
import type { Deed } from './deeds.ts';
import { entriesOfPolicy } from './entries.ts';
import { citedByGuidance } from './guidance.ts';
import { entriesOfGuidance } from './guidance-entries.ts';
import type { Policy } from './policy.ts';
import { policyOf } from './policy.ts';
import type { SearchIndex } from './search.ts';
import { indexOf } from './search.ts';

/** What the library is made of beside the packs, read once at start. */
export type Sources = {
  readonly screens: readonly Screen[];
  /** What worked scenarios are about, by the clauses that each of them proves. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
  /** Kith's own pages on harms, tools and law; empty where none came with it. */
  readonly guidance: Guidance;
  /** What somebody must be allowed in order to open a screen, by its address. */
  readonly actionAt?: (address: string) => Action | undefined;
};

/** Everything that can be read, and its index. */
export type Library = {
  readonly policies: readonly Policy[];
  readonly index: SearchIndex;
  readonly scenarios: Sources['scenarios'];
  readonly guidance: Guidance;
  /** Kith's own guidance that rests on a clause, by the clause's id. */
  readonly citedBy: ReadonlyMap<string, readonly Deed[]>;
  /** Every clause that can be opened. */
  readonly clauses: ReadonlySet<string>;
  readonly actionAt: (address: string) => Action | undefined;
};

/** Puts the library together. */
export function buildLibrary(packs: readonly Pack[], sources: Sources): Library {
  const { screens, scenarios, guidance } = sources;
  const policies = packs.map((pack) => policyOf(pack, screens));
  const entries = [...policies.flatMap(entriesOfPolicy), ...entriesOfGuidance(guidance)];
  return {
    policies,
    index: indexOf(
      entries,
      guidance.synonyms.map(({ words }) => words),
    ),
    scenarios,
    guidance,
    citedBy: citedByGuidance(guidance),
    clauses: new Set(policies.flatMap((policy) => [...policy.clauses.keys()])),
    actionAt: sources.actionAt ?? (() => undefined),
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
