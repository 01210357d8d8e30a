import type { PageContext } from '#web/page.ts';
import type { FactQuestion } from '../../model/fact-questions.ts';
import { factsOf, questionOf } from '../../model/fact-questions.ts';
import type { EventLoaded } from '../shared/load.ts';
import { loadEvent } from '../shared/load.ts';

/** One event with the answers it holds, each of which may be put right. */
export type Loaded = EventLoaded & { readonly answered: readonly FactQuestion[] };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const event = await loadEvent(ctx);
  if (!event) return undefined;
  const known = factsOf(event.type).filter((fact) => event.facts[fact] !== undefined);
  return { ...event, answered: known.flatMap((fact) => questionOf(event.type, fact) ?? []) };
}
