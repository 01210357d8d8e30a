import type { Prompt } from '../types.ts';
import { PROMPT_KINDS } from '../vocabulary.ts';
import type { AskList } from './asks.ts';
import type { Timeline } from './timeline.ts';
import { scopeOf } from './timeline.ts';

/** The words for the person at this moment; the same words from several packs come once. */
export function promptsOf(timeline: Timeline, asks: AskList): readonly Prompt[] {
  const { current } = timeline;
  const found = new Map<string, { prompt: Prompt; clauses: Set<string>; packs: Set<string> }>();
  if (current.event.facts['immediateDanger'] === true) {
    // Kith's own safety rule: nothing stands in front of 999. It cites no clause.
    const text = 'Ring 999 now. Everything else can wait.';
    found.set('', {
      prompt: { kind: 'do', text, clauses: [], packs: [] },
      clauses: new Set(),
      packs: new Set(),
    });
  }
  for (const pack of current.packs) {
    const rules = pack.rulesOn(current.event.type);
    if (rules.length === 0) continue;
    const scope = scopeOf(timeline, current, pack);
    for (const { rule, when } of rules) {
      if (!rule.prompt) continue;
      const holds = when ? when.holds(scope) : true;
      if (holds === undefined && when) asks.missing(when.missing(scope), rule.clauses, pack);
      if (holds === false || (holds === undefined && rule['if-unknown'] === 'skip')) continue;
      const { kind, text } = rule.prompt;
      const key = `${kind}:${text}`;
      const known = found.get(key) ?? {
        prompt: {
          kind,
          text,
          clauses: [],
          packs: [],
          ...(rule.mark === undefined ? {} : { mark: rule.mark }),
        },
        clauses: new Set<string>(),
        packs: new Set<string>(),
      };
      found.set(key, known);
      for (const clause of rule.clauses) known.clauses.add(clause);
      known.packs.add(pack.id);
    }
  }
  return [...found.values()]
    .map(({ prompt, clauses, packs }) => ({ ...prompt, clauses: [...clauses], packs: [...packs] }))
    .sort((a, b) => place(a) - place(b));
}

/** What Kith itself says comes first, then by kind, then as the packs have it. */
const place = (prompt: Prompt): number =>
  prompt.packs.length === 0 ? -1 : PROMPT_KINDS.indexOf(prompt.kind);
