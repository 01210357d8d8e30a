import type { PageContext } from '#web/page.ts';
import type { DifferenceBetween } from '../../model/differences.ts';
import { differencesOf } from '../../model/differences.ts';
import type { Sources } from '../../model/library.ts';
import { readingOf } from '../shared/load.ts';

/** Pairs of policies with the points on which they differ, those that are both followed first. */
export type Loaded = { readonly pairs: readonly (readonly DifferenceBetween[])[] };

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { held } = await readingOf(ctx, sources);
  const pairs = new Map<string, DifferenceBetween[]>();
  for (const difference of differencesOf(held)) {
    const pair = `${difference.ours.pack.id} ${difference.theirs.pack.id}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), difference]);
  }
  return {
    pairs: [...pairs.values()].toSorted((a, b) => Number(b[0]?.atWork) - Number(a[0]?.atWork)),
  };
}
