import { questionFor } from '../fact-questions.ts';
import { EVENTS } from '../facts.ts';
import type { Pack } from '../pack.ts';
import type { Ask } from '../types.ts';
import type { Entry } from './timeline.ts';
import { compareText } from './timeline.ts';

/** Gathers what is to be asked about the event; the same question from several places becomes one. */
export type AskList = {
  readonly questions: (id: string, clauses: readonly string[], pack: Pack) => void;
  /** Facts of the event that a rule could not do without. */
  readonly missing: (facts: readonly string[], clauses: readonly string[], pack: Pack | undefined) => void;
  readonly all: () => readonly Ask[];
};

type Gathered = { ask: Ask; clauses: Set<string>; packs: Set<string> };

export function askList({ event }: Entry): AskList {
  const gathered = new Map<string, Gathered>();
  const add = (key: string, ask: Ask, clauses: readonly string[], pack: Pack | undefined) => {
    const known = gathered.get(key) ?? { ask, clauses: new Set<string>(), packs: new Set<string>() };
    gathered.set(key, known);
    for (const clause of clauses) known.clauses.add(clause);
    if (pack) known.packs.add(pack.id);
  };
  return {
    questions: (id, clauses, pack) => add(id, { questions: id, clauses: [], packs: [] }, clauses, pack),
    missing: (facts, clauses, pack) => {
      if (facts.length === 0) return;
      for (const fact of facts) {
        const name = fact === 'child.age' ? 'child.dateOfBirth' : `${event.type}.${fact}`;
        const own = pack?.questionFor.get(`${EVENTS[event.type].noun}.${fact}`);
        const text = own ?? questionFor(event.type, fact);
        add(
          `?${name}`,
          { questions: 'missing-facts', fact: name, text, clauses: [], packs: [] },
          clauses,
          pack,
        );
      }
    },
    all: () =>
      [...gathered.entries()]
        .sort(([a], [b]) => Number(a.startsWith('?')) - Number(b.startsWith('?')) || compareText(a, b))
        .map(([, { ask, clauses, packs }]) => ({ ...ask, clauses: [...clauses], packs: [...packs] })),
  };
}
