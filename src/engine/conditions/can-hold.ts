import type { FactType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import type { FactValue } from '../types.ts';
import type { Condition, Scope } from './compile-condition.ts';
import type { Names } from './names.ts';
import { factAt } from './names.ts';
import type { Tree } from './tree.ts';
import { walkTree } from './tree.ts';

/** More facts in one condition than this many tries can settle are given the benefit of the doubt. */
const TRIES = 50_000;

/**
 * Whether any facts at all make the condition hold. Chooses values for one missing fact after another from the
 * values that can matter (both booleans, the closed set, each subset of the items named, numbers around those
 * named), and turns back as soon as the condition is decided.
 */
export function canHold(condition: Condition, names: Names): boolean {
  const facts = EVENTS[names.event].facts as Readonly<Record<string, FactType>>;
  const literals = literalsOf(condition.tree);
  const tries = { left: TRIES };
  const suppose = (chosen: ReadonlyMap<string, unknown>): boolean => {
    if (tries.left-- <= 0) return true;
    const scope = supposedScope(chosen);
    const holds = condition.holds(scope);
    if (holds !== undefined) return holds;
    const next = condition.missing(scope).find((name) => !chosen.has(name));
    if (next === undefined) return false;
    const values = candidates(next, facts, names, literals);
    if (literals.stated.has(next)) values.push(LEFT_OUT);
    return values.some((value) => suppose(new Map(chosen).set(next, value)));
  };
  return suppose(new Map());
}

/** A fact that is supposed not to be stated; it matters only where a condition asks has(…). */
const LEFT_OUT = Symbol('left out');

type Literals = {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly stated: ReadonlySet<string>;
};

function literalsOf(tree: Tree): Literals {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const stated = new Set<string>();
  for (const part of walkTree(tree)) {
    if (part.is === 'stated') stated.add(part.path.join('.'));
    if (part.is === 'child' && part.what === 'known') stated.add('child.age');
    if (part.is !== 'value') continue;
    if (typeof part.value === 'string') texts.add(part.value);
    if (typeof part.value === 'number') numbers.add(part.value);
  }
  return { texts: [...texts], numbers: [...numbers], stated };
}

function supposedScope(chosen: ReadonlyMap<string, unknown>): Scope {
  const facts: { [name: string]: FactValue } = {};
  const settings: { [id: string]: unknown } = {};
  for (const [name, value] of chosen) {
    if (value === LEFT_OUT) continue;
    if (name.startsWith('settings.')) settings[name.slice('settings.'.length)] = value;
    else if (!name.startsWith('happened.') && name !== 'child.age' && name !== 'adopted')
      put(facts, name.split('.'), value);
  }
  return {
    facts,
    settings,
    adopted: chosen.get('adopted') as string[] | undefined,
    childAge:
      chosen.get('child.age') === LEFT_OUT ? undefined : (chosen.get('child.age') as number | undefined),
    happened: (type) => chosen.get(`happened.${type}`) as boolean | undefined,
    supposing: new Set(chosen.keys()),
  };
}

function put(facts: { [name: string]: FactValue }, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    facts[first] = value as FactValue;
    return;
  }
  const inner = (facts[first] ?? {}) as { [name: string]: FactValue };
  facts[first] = inner;
  put(inner, rest, value);
}

function candidates(
  name: string,
  facts: Readonly<Record<string, FactType>>,
  names: Names,
  literals: Literals,
): unknown[] {
  if (name === 'adopted') return subsets(literals.texts, undefined);
  if (name.startsWith('happened.')) return [true, false];
  if (name === 'child.age')
    return around([...literals.numbers, 12, 17]).filter((age) => age >= 0 && age < 120);
  const settings = names.types['settings'];
  const setting = name.startsWith('settings.') && settings?.is === 'group' ? settings.facts : undefined;
  const type = setting ? setting[name.slice('settings.'.length)] : factAt(facts, name.split('.'));
  switch (type?.is) {
    case 'boolean':
      return [true, false];
    case 'number':
      return around([...literals.numbers, 0, 12, 17]);
    case 'one-of':
      return [...type.values];
    case 'list': {
      const { values } = type;
      return subsets(
        values ? literals.texts.filter((text) => values.includes(text)) : literals.texts,
        values,
      );
    }
    default:
      return [...literals.texts.flatMap((text) => [text, `${text}0`]), ''];
  }
}

const around = (numbers: readonly number[]): number[] => [
  ...new Set(numbers.flatMap((n) => [n - 1, n, n + 1])),
];

/** Every subset of the items named (at most ten of them), and the whole closed set for conditions on size. */
function subsets(items: readonly string[], whole: readonly string[] | undefined): string[][] {
  const named = items.slice(0, 10);
  const all: string[][] = [whole ? [...whole] : [...named, 'another', 'and-another']];
  for (let bits = (1 << named.length) - 1; bits >= 0; bits--) {
    const chosen = named.filter((_, i) => bits & (1 << i));
    all.push(chosen);
    const other = whole?.find((value) => !named.includes(value)) ?? (whole ? undefined : 'another');
    if (other !== undefined) all.push([...chosen, other]);
  }
  return all;
}
