import { suggestion } from '../did-you-mean.ts';
import type { FactType } from '../facts.ts';
import type { ASTNode } from './cel.ts';
import type { Names } from './names.ts';
import { ConditionRefused } from './refused.ts';
import type { Tree } from './tree.ts';

/** A part of a condition with its published type. */
export type Typed = { readonly tree: Tree; readonly type: FactType };
/** The variables of the `exists` and `all` around a part. */
export type Items = ReadonlyMap<string, FactType>;

/** What a name alone stands for. */
export function root(node: ASTNode, name: string, names: Names, items: Items): Typed {
  const item = items.get(name);
  if (item) return { tree: { is: 'item', name }, type: item };
  const type = Object.hasOwn(names.types, name) ? names.types[name] : undefined;
  if (!type) {
    const known = Object.keys(names.types);
    throw new ConditionRefused(
      node.start,
      `${names.event} has nothing called ${name}`,
      suggestion(name, known),
    );
  }
  if (name === 'adopted') return { tree: { is: 'adopted' }, type };
  return { tree: { is: 'fact', path: [] }, type };
}

/** The names of `a.b['c']` from the outside in: ["a", "b", "c"], or undefined when it is not such a path. */
function namesOfPath(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op === '.') {
    const before = namesOfPath(node.args[0]);
    return before && [...before, node.args[1]];
  }
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string') {
    const before = namesOfPath(node.args[0]);
    return before && [...before, node.args[1].args];
  }
  return undefined;
}

/** What `restriction.emergency`, `settings['camera-rule']` or `child.age` stands for. */
export function path(node: ASTNode, names: Names, items: Items): Typed {
  const written = namesOfPath(node);
  const [first, ...rest] = written ?? [];
  if (first === undefined || items.has(first)) {
    throw new ConditionRefused(node.start, 'only facts can be looked into', OFFERED);
  }
  let { type } = root(node, first, names, items);
  for (const [index, name] of rest.entries()) {
    if (type.is !== 'group') {
      const so = [first, ...rest.slice(0, index)].join('.');
      throw new ConditionRefused(
        node.start,
        `${so} has no parts, so there is no ${name} in it`,
        `Write ${so} alone.`,
      );
    }
    const next: FactType | undefined = Object.hasOwn(type.facts, name) ? type.facts[name] : undefined;
    if (!next)
      throw unknownPart(node, [first, ...rest.slice(0, index)], name, Object.keys(type.facts), names);
    type = next;
  }
  if (first === 'child') return { tree: { is: 'child', what: rest[0] === 'age' ? 'age' : 'known' }, type };
  if (first === 'settings') return { tree: { is: 'setting', id: rest[0] ?? '' }, type };
  return { tree: { is: 'fact', path: rest }, type };
}

function unknownPart(
  node: ASTNode,
  before: readonly string[],
  name: string,
  known: readonly string[],
  names: Names,
): ConditionRefused {
  const holder = before.join('.');
  const what = before[0] === 'settings' ? `no setting is called ${name}` : `${holder} has no fact ${name}`;
  const at = node.op === '.' ? node.end - name.length : node.start;
  const where = before[0] === names.noun ? ` (${names.event})` : '';
  return new ConditionRefused(at, `${what}${where}`, suggestion(name, known));
}

/** What conditions are made of, for a refusal. */
export const OFFERED =
  'Conditions offer && || ! == != < <= > >= + - in, ? :, has(), size(), happened(), and on lists exists() and all().';
