import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { decide } from '../decide.ts';
import type { Pack } from '../pack.ts';
import type { FieldProblem } from '../read-event.ts';
import type { Answer } from '../types.ts';
import type { Scenario } from './read-scenario.ts';
import { readScenario, settingProblem } from './read-scenario.ts';

/** Where scenarios find their packs. */
export type Shelf = {
  readonly ids: readonly string[];
  /** Every version of a pack, or the first line of why it is refused. */
  readonly versionsOf: (id: string) => Promise<Result<readonly Pack[], string>>;
};

/** A shelf of packs that are all read already. */
export function shelfOf(packs: readonly Pack[]): Shelf {
  return {
    ids: [...new Set(packs.map(({ id }) => id))],
    versionsOf: async (id) => ok(packs.filter((pack) => pack.id === id)),
  };
}

/** A scenario and what the engine answers to it. */
export type Answered = { readonly scenario: Scenario; readonly answer: Answer };

/** Reads a scenario and answers it; refused with the first field that cannot be used. */
export async function answerScenario(value: unknown, shelf: Shelf): Promise<Result<Answered, FieldProblem>> {
  const read = readScenario(value, shelf.ids);
  if (!read.ok) return read;
  const packs: Pack[] = [];
  for (const [index, id] of read.value.packs.entries()) {
    const versions = await shelf.versionsOf(id);
    if (!versions.ok) {
      return refuse({ field: `packs[${index}]`, message: `the pack is refused: ${versions.error}` });
    }
    packs.push(...versions.value);
  }
  const problem = settingProblem(read.value.settings, packs);
  if (problem) return refuse(problem);
  return ok({ scenario: read.value, answer: decide({ ...read.value, packs }) });
}
