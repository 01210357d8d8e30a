import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { Found, SearchGroup } from '../../model/search.ts';
import { LONGEST_QUERY, SEARCH_GROUPS, search } from '../../model/search.ts';
import { readingOf } from '../shared/load.ts';

/** What was asked and what came of it. */
export type Loaded = {
  readonly query: string;
  readonly found: Found;
  /** The one group that is shown whole; none where all are shown in part. */
  readonly group: SearchGroup | undefined;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const query = valueOf(ctx.query, 'q').trim().slice(0, LONGEST_QUERY);
  const asked = valueOf(ctx.query, 'group');
  const { library, held } = await readingOf(ctx, sources);
  const is = (of: { id: string; version: string }) =>
    held.find(({ policy: { pack } }) => pack.id === of.id && pack.version === of.version);
  const found = search(library.index, query, {
    counts: (of) => is(of) !== undefined,
    follows: (of) => is(of)?.adoption.is === 'now',
  });
  const group = (Object.keys(SEARCH_GROUPS) as SearchGroup[]).find((each) => each === asked);
  return { query, found, group };
}
