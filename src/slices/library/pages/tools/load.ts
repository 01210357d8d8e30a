import type { HarmPage, ToolPage } from '#engine/guidance-schema.ts';
import type { Clause } from '#engine/pack-schema.ts';
import type { PageContext } from '#web/page.ts';
import { harmsNaming } from '../../model/guidance.ts';
import type { Sources } from '../../model/library.ts';
import type { Held, Policy } from '../../model/policy.ts';
import type { Voice } from '../../model/voice.ts';
import { readingOf, voiceAsked } from '../shared/load.ts';

/** Tools in a voice, and the resources that policies name themselves. */
export type Loaded = {
  readonly voice: Voice;
  readonly tools: readonly { readonly tool: ToolPage; readonly harms: readonly HarmPage[] }[];
  readonly named: readonly { readonly policy: Policy; readonly clauses: readonly Clause[] }[];
  /** Every clause that can be opened. */
  readonly clauses: ReadonlySet<string>;
};

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded> {
  const { library, held } = await readingOf(ctx, sources);
  return {
    voice: voiceAsked(ctx),
    tools: library.guidance.tools.map((tool) => ({
      tool,
      harms: harmsNaming(library.guidance, 'tools', tool.id),
    })),
    named: held.flatMap(resourcesOf),
    clauses: library.clauses,
  };
}

function resourcesOf({ policy }: Held) {
  const clauses = policy.pack.data.clauses.filter(({ kind }) => kind === 'resource');
  return clauses.length > 0 ? [{ policy, clauses }] : [];
}
