import type { DayNumber } from '#kernel/day-number.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Condition } from './conditions/compile-condition.ts';
import { compileCondition } from './conditions/compile-condition.ts';
import type { Tree } from './conditions/tree.ts';
import { walkTree } from './conditions/tree.ts';
import type { EventType } from './facts.ts';
import type { PackFiles, Rule, RuleDuty, RuleGate } from './pack-schema.ts';
import type { ResolvedSettings } from './settings.ts';
import { resolveSettings } from './settings.ts';
import { ruleInWords } from './words.ts';

/**
 * A pack that was checked, as plain JSON: what its files say, and each condition, by its text, as a tree. It can be
 * kept and used again without reading YAML or CEL.
 */
export type PackData = PackFiles & { readonly conditions: Readonly<Record<string, Tree>> };

type Need = {
  readonly that: Condition;
  readonly when: Condition | undefined;
  readonly until: string;
  readonly clauses: readonly string[];
};
/** An event that renews or ends a duty. */
export type Ending = { readonly event: EventType; readonly when: Condition | undefined };

/** A rule ready to run. */
export type CompiledRule = {
  readonly rule: Rule;
  /** "Staying in Touch (2023-02), SIT-4.16, rule tell-social-worker": how the answer's why names it. */
  readonly heading: string;
  readonly on: readonly EventType[];
  readonly when: Condition | undefined;
  readonly needs: readonly Need[];
  readonly renewedBy: readonly Ending[];
  readonly endsWhen: readonly Ending[];
  /** Settings that its conditions read. */
  readonly settings: readonly string[];
};

/** The rules of one event type, by what they give, each in the order of the files. */
export type RulesOfEvent = {
  readonly duties: readonly (CompiledRule & { readonly duty: RuleDuty })[];
  readonly gates: readonly (CompiledRule & { readonly gate: RuleGate })[];
  readonly prompts: readonly (CompiledRule & { readonly prompt: NonNullable<Rule['prompt']> })[];
  readonly asks: readonly (CompiledRule & { readonly ask: NonNullable<Rule['ask']> })[];
};

/** A pack ready to decide with: one version of one policy. */
export type Pack = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** First and last day in force; without a last day it still is. */
  readonly from: DayNumber;
  readonly to: DayNumber | undefined;
  /** When the organisation follows it, where that is known: the same version may be there once for each time. */
  readonly adopted?: { readonly from: DayNumber; readonly to: DayNumber | undefined };
  readonly data: PackData;
  /** What it says for each setting it leaves open, until the organisation chooses. */
  readonly defaults: Readonly<Record<string, string | boolean>>;
  /** The same, read; for an organisation that has chosen nothing yet. */
  readonly untouched: ResolvedSettings;
  /** How the pack itself asks for a fact, by the fact's name in conditions: `communication.with.known`. */
  readonly questionFor: ReadonlyMap<string, string>;
  /** Its rules for an event type. */
  readonly rulesOn: (type: EventType) => RulesOfEvent;
};

/** Makes a checked pack ready. Rules are compiled when an event of their type first comes. */
export function readyPack(data: PackData): Pack {
  const compiled = new Map<Rule, CompiledRule>();
  const byType = new Map<EventType, RulesOfEvent>();
  const ready = (rule: Rule): CompiledRule => {
    const known = compiled.get(rule);
    if (known) return known;
    const made = compileRule(rule, data);
    compiled.set(rule, made);
    return made;
  };
  const defaults = Object.fromEntries(data.settings.map((setting) => [setting.id, setting.default]));
  const lastDay = data.meta['in-force'].to;
  return {
    id: data.meta.id,
    version: data.meta.version,
    title: data.meta.title,
    from: dayNumberOf(data.meta['in-force'].from as PlainDate),
    to: lastDay === undefined ? undefined : dayNumberOf(lastDay as PlainDate),
    data,
    defaults,
    untouched: resolveSettings(defaults, {}),
    questionFor: new Map(
      data.questions.flatMap((set) =>
        set.questions.flatMap((question) => (question.fact ? [[question.fact, question.text] as const] : [])),
      ),
    ),
    rulesOn: (type) => {
      const known = byType.get(type);
      if (known) return known;
      const rules = byGift(data.rules.filter((rule) => eventsOf(rule).includes(type)).map(ready));
      byType.set(type, rules);
      return rules;
    },
  };
}

/** The pack as somebody follows it from one London day to another, both included; without a last day they still do. */
export function adoptedBetween(pack: Pack, from: PlainDate, to: PlainDate | null): Pack {
  return {
    ...pack,
    adopted: { from: dayNumberOf(from), to: to === null ? undefined : dayNumberOf(to) },
  };
}

/** Whether somebody follows the pack on a day. One whose adoption is not known is followed always. */
export function isFollowed({ adopted }: Pack, day: DayNumber): boolean {
  return adopted === undefined || (adopted.from <= day && (adopted.to === undefined || day <= adopted.to));
}

/** The event types that a rule is for. */
export function eventsOf(rule: Rule): readonly EventType[] {
  return typeof rule.on === 'string' ? [rule.on] : rule.on;
}

function byGift(rules: readonly CompiledRule[]): RulesOfEvent {
  return {
    duties: rules.flatMap((each) => (each.rule.duty ? [{ ...each, duty: each.rule.duty }] : [])),
    gates: rules.flatMap((each) => (each.rule.gate ? [{ ...each, gate: each.rule.gate }] : [])),
    prompts: rules.flatMap((each) => (each.rule.prompt ? [{ ...each, prompt: each.rule.prompt }] : [])),
    asks: rules.flatMap((each) => (each.rule.ask ? [{ ...each, ask: each.rule.ask }] : [])),
  };
}

function compileRule(rule: Rule, { meta, conditions: trees }: PackData): CompiledRule {
  const settings = new Set<string>();
  const condition = (text: string | undefined): Condition | undefined => {
    if (text === undefined) return undefined;
    const tree = trees[text];
    // A checked pack holds every one of its conditions; anything else is a pack put together by hand.
    if (!tree) throw new Error(`the condition ${text} of rule ${rule.id} was not read`);
    for (const part of walkTree(tree)) if (part.is === 'setting') settings.add(part.id);
    return compileCondition(tree);
  };
  const ending = (on: { event: EventType; when?: string | undefined }): Ending => ({
    event: on.event,
    when: condition(on.when),
  });
  return {
    rule,
    heading: ruleInWords(meta.title, meta.version, rule.clauses, rule.id, rule.mark),
    on: eventsOf(rule),
    when: condition(rule.when),
    needs: (rule.gate?.needs ?? []).map((need) => ({
      that: condition(need.that) as Condition,
      when: condition(need.when),
      until: need.until,
      clauses: need.clauses,
    })),
    renewedBy: (rule.duty?.['renewed-by'] ?? []).map(ending),
    endsWhen: (rule.duty?.['ends-when'] ?? []).map(ending),
    settings: [...settings],
  };
}
