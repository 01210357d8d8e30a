import type { PageContext } from '#web/page.ts';
import type { HarmFacts } from '../../model/harm.ts';
import { harmFacts, harmsToRead, isHarm } from '../../model/harm.ts';
import type { Sources } from '../../model/library.ts';
import type { Voice } from '../../model/voice.ts';
import { readingOf, voiceAsked } from '../shared/load.ts';

/** One harm in one of three voices. */
export type Loaded = {
  readonly facts: HarmFacts;
  readonly voice: Voice;
  /** Every clause that can be opened. */
  readonly clauses: ReadonlySet<string>;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const harm = ctx.params['harm'] ?? '';
  if (!isHarm(harm)) return undefined;
  const voice = voiceAsked(ctx);
  const { library, held } = await readingOf(ctx, sources);
  if (!harmsToRead(library.guidance).includes(harm)) return undefined;
  const facts = harmFacts(harm, held, library.guidance, { voice, now: ctx.now });
  return { facts, voice, clauses: library.clauses };
}
