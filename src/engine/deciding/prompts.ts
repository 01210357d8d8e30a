import type { Prompt } from '../types.ts';
import { PROMPT_KINDS } from '../vocabulary.ts';
import type { AskList } from './asks.ts';
import { promptsOfSigns } from './signs.ts';
import type { Timeline } from './timeline.ts';
import { scopeOf, unionOf } from './timeline.ts';

/** Kith's own safety rule: nothing stands in front of 999. It cites no clause. */
const RING_999: Prompt = {
  kind: 'do',
  text: 'Ring 999 now. Everything else can wait.',
  clauses: [],
  packs: [],
};

/** The words for the person at this moment; the same words from several packs come once. */
export function promptsOf(timeline: Timeline, asks: AskList): readonly Prompt[] {
  const { current } = timeline;
  const found: Prompt[] = [
    ...(current.event.facts['immediateDanger'] === true ? [RING_999] : []),
    ...promptsOfSigns(current.packs, current),
  ];
  for (const pack of current.packs) {
    const { prompts } = pack.rulesOn(current.event.type);
    if (prompts.length === 0) continue;
    const scope = scopeOf(timeline, current, pack);
    for (const { rule, prompt, when } of prompts) {
      const holds = when ? when.holds(scope) : true;
      if (holds === undefined && when) asks.missing(when.missing(scope), rule.clauses, pack);
      if (holds === false || (holds === undefined && rule['if-unknown'] === 'skip')) continue;
      const { kind, text } = prompt;
      const said = found.findIndex((other) => other.text === text && other.kind === kind);
      const known = found[said];
      if (known) {
        found[said] = {
          ...known,
          clauses: unionOf([known.clauses, rule.clauses]),
          packs: unionOf([known.packs, [pack.id]]),
        };
      } else {
        const mark = rule.mark === undefined ? undefined : { mark: rule.mark };
        found.push({ kind, text, clauses: rule.clauses, packs: [pack.id], ...mark });
      }
    }
  }
  return found.length < 2 ? found : found.sort((a, b) => place(a) - place(b));
}

/** What Kith itself says comes first, then by kind, then as the packs have it. */
const place = (prompt: Prompt): number =>
  prompt.packs.length === 0 ? -1 : PROMPT_KINDS.indexOf(prompt.kind);
