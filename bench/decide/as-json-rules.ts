import type {
  ConditionProperties,
  NestedCondition,
  RuleProperties,
  TopLevelCondition,
} from 'json-rules-engine';
import { Engine } from 'json-rules-engine';
import type { Tree } from '#engine/conditions/tree.ts';
import type { EventType } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import type { EngineEvent } from '#engine/types.ts';

/*
 * The same rules for json-rules-engine: each condition of the packs, translated part by part. It has no unknown and no
 * clocks, so it is asked only which rules fire on events whose facts are all known; Kith answers in full.
 */

/** Facts as json-rules-engine takes them: one name for each path. */
export type FlatFacts = Record<string, unknown>;

/** What the rules are about besides the event. */
export type Surroundings = {
  readonly childAge: number;
  readonly adopted: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
};

/** The facts of an event by their paths, and what surrounds it. */
export function flatFacts(event: EngineEvent, around: Surroundings): FlatFacts {
  const flat: FlatFacts = { 'child.age': around.childAge, adopted: around.adopted };
  for (const [id, value] of Object.entries(around.settings)) flat[`settings.${id}`] = value;
  const add = (facts: Readonly<Record<string, unknown>>, before: string) => {
    for (const [name, value] of Object.entries(facts)) {
      const path = `${before}${name}`;
      if (Array.isArray(value)) flat[`size ${path}`] = value.length;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        add(value as Readonly<Record<string, unknown>>, `${path}.`);
      } else flat[path] = value;
    }
  };
  add(event.facts, 'fact.');
  return flat;
}

/** One engine with every rule that the packs have for an event type. */
export function jsonRulesEngine(packs: readonly Pack[], type: EventType): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('hasAnyOf', (list: readonly string[], values: readonly string[]) =>
    list.some((item) => values.includes(item)),
  );
  engine.addOperator('hasOtherThan', (list: readonly string[], value: string) =>
    list.some((item) => item !== value),
  );
  for (const pack of packs) {
    const rules = pack.rulesOn(type);
    for (const { rule, when } of [...rules.duties, ...rules.gates, ...rules.prompts, ...rules.asks]) {
      const conditions: TopLevelCondition = { all: when ? [translate(when.tree)] : [] };
      engine.addRule({
        name: `${pack.id}/${rule.id}`,
        conditions,
        event: { type: 'fires' },
      } satisfies RuleProperties);
    }
  }
  return engine;
}

function translate(tree: Tree): NestedCondition {
  switch (tree.is) {
    case 'and':
      return { all: [translate(tree.left), translate(tree.right)] };
    case 'or':
      return { any: [translate(tree.left), translate(tree.right)] };
    case 'not':
      return { not: translate(tree.of) };
    case 'choose':
      return {
        any: [
          { all: [translate(tree.when), translate(tree.yes)] },
          { all: [{ not: translate(tree.when) }, translate(tree.no)] },
        ],
      };
    case 'compare':
      return comparison(tree.by, tree.left, tree.right);
    case 'in':
      if (tree.list.is === 'list') {
        return { fact: nameOf(tree.item), operator: 'in', value: tree.list.items.map(valueOf) };
      }
      return { fact: nameOf(tree.list), operator: 'contains', value: valueOf(tree.item) };
    case 'fact':
    case 'setting':
      return { fact: nameOf(tree), operator: 'equal', value: true };
    case 'stated':
      // Every fact of these events is stated.
      return { all: [] };
    case 'child':
      return { fact: 'child.age', operator: 'greaterThanInclusive', value: 0 };
    case 'value':
      return tree.value === true ? { all: [] } : { any: [] };
    case 'some':
      return someItem(nameOf(tree.list), tree.that);
    case 'happened':
      return { fact: `happened.${tree.type}`, operator: 'equal', value: true };
    default:
      throw new Error(`json-rules-engine has nothing for ${tree.is}`);
  }
}

/** exists(): "one of these", "this one", "another than this". */
function someItem(fact: string, that: Tree): ConditionProperties {
  if (that.is === 'in' && that.item.is === 'item' && that.list.is === 'list') {
    return { fact, operator: 'hasAnyOf', value: that.list.items.map(valueOf) };
  }
  if (that.is === 'compare' && that.left.is === 'item' && (that.by === '==' || that.by === '!=')) {
    return { fact, operator: that.by === '==' ? 'contains' : 'hasOtherThan', value: valueOf(that.right) };
  }
  throw new Error(`json-rules-engine has nothing for exists() with ${that.is}`);
}

const OPERATORS = {
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
} as const;
const TURNED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function comparison(by: keyof typeof OPERATORS, left: Tree, right: Tree): ConditionProperties {
  if (left.is === 'value') return comparison(TURNED[by], right, left);
  const value = right.is === 'value' ? right.value : { fact: nameOf(right) };
  return { fact: nameOf(left), operator: OPERATORS[by], value };
}

function valueOf(tree: Tree): unknown {
  return tree.is === 'value' ? tree.value : { fact: nameOf(tree) };
}

function nameOf(tree: Tree): string {
  if (tree.is === 'fact') return `fact.${tree.path.join('.')}`;
  if (tree.is === 'setting') return `settings.${tree.id}`;
  if (tree.is === 'child') return 'child.age';
  if (tree.is === 'adopted') return 'adopted';
  if (tree.is === 'size' && tree.of.is === 'fact') return `size fact.${tree.of.path.join('.')}`;
  throw new Error(`json-rules-engine has no name for ${tree.is}`);
}
