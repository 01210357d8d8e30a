/** One point on which two things can differ, in words: "due", "within 24 hours". */
export type Facets = ReadonlyMap<string, string>;

/** A point on which they do differ; `undefined` on the side that says nothing of it. */
export type FacetChange = {
  readonly facet: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
};

/**
 * Everything that a piece of a pack says, one line each, by its place: `duty due text`. Of a list of things with a
 * name of their own each stands under that name, so that their order does not matter.
 */
export function facetsOf(value: unknown): Facets {
  const facets = new Map<string, string>();
  collect(value, [], facets);
  return facets;
}

function collect(value: unknown, path: readonly string[], into: Map<string, string>): void {
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object' || each === null)) {
      if (value.length > 0) into.set(path.join(' '), value.map(String).join(', '));
      return;
    }
    const seen = new Map<string, number>();
    for (const each of value) {
      const name = nameOf(each);
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      collect(each, [...path, times === 1 ? name : `${name} (${times})`], into);
    }
    return;
  }
  if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) collect(each, [...path, key], into);
    return;
  }
  into.set(path.join(' '), String(value as string | number | boolean));
}

const NAMES = ['id', 'value', 'that', 'event'] as const;

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  for (const name of NAMES) {
    const own = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof own === 'string') return own;
  }
  return 'each';
}

/** The points on which two things differ, in the order in which the first and then the second speaks of them. */
export function facetChanges(before: Facets, after: Facets): readonly FacetChange[] {
  const changes: FacetChange[] = [];
  for (const facet of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(facet), after.get(facet)];
    if (was !== is) changes.push({ facet, was, is });
  }
  return changes;
}
