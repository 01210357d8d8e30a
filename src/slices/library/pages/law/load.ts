import type { PageContext } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { Held } from '../../model/policy.ts';
import { readingOf } from '../shared/load.ts';

/** The policies that name law. */
export type Loaded = { readonly held: readonly Held[] };

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { held } = await readingOf(ctx, sources);
  const names = ({ policy }: Held) =>
    policy.pack.data.clauses.some((clause) => clause.kind === 'legislation' || clause['legal-note']);
  return { held: held.filter(names) };
}
