import type { HarmPage, LawPage } from '#engine/guidance-schema.ts';
import type { PageContext } from '#web/page.ts';
import { harmsNaming } from '../../model/guidance.ts';
import type { Sources } from '../../model/library.ts';
import type { Held } from '../../model/policy.ts';
import type { Voice } from '../../model/voice.ts';
import { readingOf, voiceAsked } from '../shared/load.ts';

/** The law in short, and the policies that name law. */
export type Loaded = {
  readonly law: readonly { readonly page: LawPage; readonly harms: readonly HarmPage[] }[];
  readonly held: readonly Held[];
  readonly voice: Voice;
  /** Every clause that can be opened. */
  readonly clauses: ReadonlySet<string>;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { library, held } = await readingOf(ctx, sources);
  const names = ({ policy }: Held) =>
    policy.pack.data.clauses.some((clause) => clause.kind === 'legislation' || clause['legal-note']);
  return {
    voice: voiceAsked(ctx),
    law: library.guidance.law.map((page) => ({
      page,
      harms: harmsNaming(library.guidance, 'law', page.id),
    })),
    held: held.filter(names),
    clauses: library.clauses,
  };
}
