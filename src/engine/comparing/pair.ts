/** Two things laid side by side; one alone was added or is gone. */
export type Pair<T> =
  | { readonly was: T; readonly is: T }
  | { readonly was: T; readonly is?: undefined }
  | { readonly was?: undefined; readonly is: T };

/** Lays two lists side by side by a name, which each list holds once: those of the first in its order, then what is new. */
export function pairByName<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (each: T) => string,
): readonly Pair<T>[] {
  const found = new Map(after.map((each) => [nameOf(each), each]));
  const pairs: Pair<T>[] = [];
  for (const was of before) {
    const is = found.get(nameOf(was));
    found.delete(nameOf(was));
    pairs.push(is === undefined ? { was } : { was, is });
  }
  return [...pairs, ...[...found.values()].map((is) => ({ is }))];
}

/**
 * Lays two lists side by side by what they provide: each of the first is met with the one of the second that shares
 * most of its provisions, the first of several alike. Nothing is met twice.
 */
export function pairByProvision<T>(
  before: readonly T[],
  after: readonly T[],
  provisionsOf: (each: T) => readonly string[],
): readonly Pair<T>[] {
  const theirs = after.map((each) => ({ each, provisions: new Set(provisionsOf(each)) }));
  const candidates = before.flatMap((was, place) => {
    const provisions = provisionsOf(was);
    return theirs.flatMap(({ each, provisions: other }, otherPlace) => {
      const shared = provisions.filter((provision) => other.has(provision)).length;
      const share = shared / (new Set([...provisions, ...other]).size || 1);
      return shared === 0 ? [] : [{ was, is: each, share, place, otherPlace }];
    });
  });
  candidates.sort((a, b) => b.share - a.share || a.place - b.place || a.otherPlace - b.otherPlace);
  const met = new Map<T, T>();
  const taken = new Set<T>();
  for (const { was, is } of candidates) {
    if (met.has(was) || taken.has(is)) continue;
    met.set(was, is);
    taken.add(is);
  }
  const pairs = before.map((was): Pair<T> => {
    const is = met.get(was);
    return is === undefined ? { was } : { was, is };
  });
  return [...pairs, ...after.filter((is) => !taken.has(is)).map((is) => ({ is }))];
}
