import type { Pack } from '#engine/pack.ts';
import { eventsOf } from '#engine/pack.ts';
import type { Rule, RuleDuty } from '#engine/pack-schema.ts';
import { actInWords, placesInWords, rolesInWords } from '#engine/words.ts';
import { capital, fillWords } from '#kernel/fill-words.ts';
import { conditionInWords } from './condition-words.ts';
import { whenInWords } from './event-words.ts';

/** One rule of a policy in words. */
export type RuleWords = {
  readonly kind: 'duty' | 'gate' | 'prompt' | 'ask';
  /** What it does, on one line. */
  readonly title: string;
  /** "access is stopped or cut down" */
  readonly when: string;
  /** Further conditions; absent where there are none. */
  readonly onlyIf: string | undefined;
  /** Name and words: "To": "the social worker". */
  readonly facts: readonly (readonly [string, string])[];
  /** What a gate waits for, each with its clauses. */
  readonly needs: readonly { readonly words: string; readonly clauses: readonly string[] }[];
};

const PROMPTS = {
  do: 'Says what to do',
  'do-not': 'Says what never to do',
  say: 'Offers words to say',
  'do-not-say': 'Says what not to say',
} as const;
const DECISIONS = {
  allow: 'Allows',
  'allow-with-reason': 'Asks for a reason before',
  block: 'Holds back',
} as const;

const filled = (text: string): string => fillWords(text, 'the child', 'them');

/** A rule as a reader of the policy meets it. */
export function ruleWords(rule: Rule, pack: Pack): RuleWords {
  const types = eventsOf(rule);
  const tree = rule.when === undefined ? undefined : pack.data.conditions[rule.when];
  const [type] = types;
  const base = {
    when: whenInWords(types),
    onlyIf: tree && type && conditionInWords(tree, { type, pack }),
    facts: [],
    needs: [],
  };
  if (rule.duty) {
    return { ...base, kind: 'duty', title: capital(filled(rule.duty.title)), facts: dutyFacts(rule.duty) };
  }
  if (rule.gate) {
    const { act, decision, needs, until } = rule.gate;
    return {
      ...base,
      kind: 'gate',
      title: `${DECISIONS[decision]}: ${actInWords(act)}`,
      needs: [
        ...needs.map((need) => ({ words: filled(need.until), clauses: need.clauses })),
        ...until.map((words) => ({ words: filled(words), clauses: [] })),
      ],
    };
  }
  if (rule.prompt) {
    const { kind, text } = rule.prompt;
    return { ...base, kind: 'prompt', title: filled(text), facts: [['How', PROMPTS[kind]]] };
  }
  const asked = rule.ask?.questions;
  const set = pack.data.questions.find((each) => each.id === asked);
  return { ...base, kind: 'ask', title: `Asks: ${set?.title ?? asked ?? ''}` };
}

function dutyFacts(duty: RuleDuty): readonly (readonly [string, string])[] {
  const to = duty.to === undefined ? [] : [duty.to].flat();
  return [
    ['How', filled(duty.how)],
    ...(to.length > 0 ? [['Whom', capital(rolesInWords(to))] as const] : []),
    ['By when', capital(filled(duty.due.text))],
    ...(duty.record.length > 0 ? [['Written in', capital(placesInWords(duty.record))] as const] : []),
    ...(duty.term === undefined ? [] : [['The document’s word', duty.term] as const]),
    ...(duty['may-set-aside'] ? [['Room', 'A manager may set it aside, with a reason'] as const] : []),
  ];
}
