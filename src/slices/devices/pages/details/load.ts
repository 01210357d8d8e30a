import type { PageContext } from '#web/page.ts';
import type { FactQuestion } from '../../model/fact-questions.ts';
import { factsOf, questionOf } from '../../model/fact-questions.ts';
import type { EventLoaded } from '../shared/load.ts';
import { loadEvent } from '../shared/load.ts';

/** One event with every question that its policies could ask. */
export type Loaded = EventLoaded & {
  readonly questions: readonly FactQuestion[];
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const event = await loadEvent(ctx);
  if (!event) return undefined;
  return { ...event, questions: factsOf(event.type).flatMap((fact) => questionOf(event.type, fact) ?? []) };
}
