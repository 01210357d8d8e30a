import { suggestion } from '../did-you-mean.ts';
import type { FactType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import type { ASTNode } from './cel.ts';
import type { Names } from './names.ts';
import { ConditionRefused } from './refused.ts';
import type { Items, Typed } from './resolve-name.ts';
import { OFFERED, path, root } from './resolve-name.ts';
import type { Comparison, Tree } from './tree.ts';

const BOOLEAN: FactType = { is: 'boolean' };
const NUMBER: FactType = { is: 'number' };
const TEXT: FactType = { is: 'text' };

/** Turns a parsed CEL condition into a tree, with the published type of every part. Throws ConditionRefused. */
export function translate(node: ASTNode, names: Names, items: Items): Typed {
  const part = (inner: ASTNode) => translate(inner, names, items);
  switch (node.op) {
    case 'value':
      return literal(node);
    case 'id':
      return root(node, node.args, names, items);
    case '.':
    case '[]':
      return path(node, names, items);
    case 'list': {
      const parts = node.args.map(part);
      const values = parts.flatMap(({ tree }) =>
        tree.is === 'value' && typeof tree.value === 'string' ? [tree.value] : [],
      );
      const type: FactType = values.length === parts.length ? { is: 'list', values } : { is: 'list' };
      return { tree: { is: 'list', items: parts.map(({ tree }) => tree) }, type };
    }
    case '&&':
    case '||': {
      const [left, right] = node.args.map((side) => truth(side, part(side)));
      const is = node.op === '&&' ? 'and' : 'or';
      return { tree: { is, left: left as Tree, right: right as Tree }, type: BOOLEAN };
    }
    case '!_':
      return { tree: { is: 'not', of: truth(node.args, part(node.args)) }, type: BOOLEAN };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(node.op, node.args, part);
    case '+':
    case '-': {
      const [left, right] = [part(node.args[0]), part(node.args[1])];
      if (left.type.is !== 'number' || right.type.is !== 'number') {
        throw new ConditionRefused(node.start, `${node.op} is for numbers`, 'Compare texts with == or !=.');
      }
      const is = node.op === '+' ? 'add' : 'subtract';
      return { tree: { is, left: left.tree, right: right.tree }, type: NUMBER };
    }
    case 'in':
      return membership(node.args, part);
    case '?:': {
      const [when, yes, no] = node.args;
      const chosen = part(yes);
      const tree: Tree = {
        is: 'choose',
        when: truth(when, part(when)),
        yes: chosen.tree,
        no: part(no).tree,
      };
      return { tree, type: chosen.type };
    }
    case 'call':
    case 'rcall':
      return call(node, names, items);
    default:
      throw new ConditionRefused(node.start, `${node.op} is not offered in conditions`, OFFERED);
  }
}

function truth(node: ASTNode, { tree, type }: Typed): Tree {
  if (type.is === 'boolean') return tree;
  const written = node.input.slice(node.start, node.end);
  const mend = `Compare it with a value: ${written} == …, or ask whether it was stated: has(${written}).`;
  throw new ConditionRefused(node.start, `${written} is not true or false`, mend);
}

function literal(node: ASTNode & { op: 'value' }): Typed {
  const value = node.args;
  if (typeof value === 'string') return { tree: { is: 'value', value }, type: TEXT };
  if (typeof value === 'boolean') return { tree: { is: 'value', value }, type: BOOLEAN };
  if (typeof value === 'bigint' || typeof value === 'number') {
    return { tree: { is: 'value', value: Number(value) }, type: NUMBER };
  }
  const mend = 'A fact that is missing is unknown by itself; has(…) tells whether it was stated.';
  throw new ConditionRefused(node.start, 'only texts, numbers, true and false can be written out', mend);
}

const valuesOf = (type: FactType): readonly string[] | undefined =>
  type.is === 'one-of' || type.is === 'list' ? type.values : undefined;

/** Refuses a written-out text that the closed set on the other side does not hold. */
function holdsOnly(node: ASTNode, { tree }: Typed, allowed: readonly string[] | undefined): void {
  if (!allowed || tree.is !== 'value' || typeof tree.value !== 'string') return;
  if (allowed.includes(tree.value)) return;
  throw new ConditionRefused(
    node.start,
    `"${tree.value}" is not one of ${allowed.join(', ')}`,
    suggestion(tree.value, allowed),
  );
}

function compare(
  by: Comparison,
  [leftNode, rightNode]: readonly [ASTNode, ASTNode],
  part: (node: ASTNode) => Typed,
): Typed {
  const [left, right] = [part(leftNode), part(rightNode)];
  for (const [node, side] of [[leftNode, left] as const, [rightNode, right] as const]) {
    if (side.type.is === 'list' || side.type.is === 'group') {
      const mend =
        side.type.is === 'list'
          ? "Write 'phone' in restriction.what, or size(…)."
          : `Name a part of it: ${Object.keys(side.type.facts).join(', ')}.`;
      throw new ConditionRefused(node.start, `${by} does not compare a ${side.type.is}`, mend);
    }
  }
  if (left.type.is === 'one-of') holdsOnly(rightNode, right, left.type.values);
  if (right.type.is === 'one-of') holdsOnly(leftNode, left, right.type.values);
  return { tree: { is: 'compare', by, left: left.tree, right: right.tree }, type: BOOLEAN };
}

function membership(
  [itemNode, listNode]: readonly [ASTNode, ASTNode],
  part: (node: ASTNode) => Typed,
): Typed {
  const [item, list] = [part(itemNode), part(listNode)];
  if (list.type.is !== 'list') {
    const mend = "Write a list fact, or values in brackets: restriction.extent in ['withdrawn', 'reduced'].";
    throw new ConditionRefused(listNode.start, 'what follows in must be a list', mend);
  }
  if (item.type.is === 'one-of' && listNode.op === 'list') {
    for (const node of listNode.args) holdsOnly(node, part(node), item.type.values);
  } else {
    holdsOnly(itemNode, item, valuesOf(list.type));
  }
  return { tree: { is: 'in', item: item.tree, list: list.tree }, type: BOOLEAN };
}

function call(node: ASTNode & { op: 'call' | 'rcall' }, names: Names, items: Items): Typed {
  const [name] = node.args;
  const receiver = node.op === 'rcall' ? node.args[1] : undefined;
  const given = node.op === 'rcall' ? node.args[2] : node.args[1];
  const [first, second] = given;
  if (name === 'size' && (receiver ?? first)) {
    const of = translate((receiver ?? first) as ASTNode, names, items);
    if (of.type.is !== 'list') {
      throw new ConditionRefused(
        node.start,
        'size() is for lists',
        'Put a list fact into it: size(concern.harms).',
      );
    }
    return { tree: { is: 'size', of: of.tree }, type: NUMBER };
  }
  if (name === 'has' && first && !receiver) {
    const fact = translate(first, names, items);
    if (fact.tree.is !== 'fact' || fact.tree.path.length === 0) {
      throw new ConditionRefused(
        node.start,
        'has() is for a fact of the event',
        `Name one: has(${names.noun}.…).`,
      );
    }
    return { tree: { is: 'stated', path: fact.tree.path }, type: BOOLEAN };
  }
  if (name === 'happened' && first && !receiver) {
    const known = Object.keys(EVENTS);
    if (first.op !== 'value' || typeof first.args !== 'string') {
      const mend = "Write it between quotes: happened('concern.raised').";
      throw new ConditionRefused(first.start, 'happened() needs an event type written out', mend);
    }
    if (!known.includes(first.args)) {
      throw new ConditionRefused(
        first.start,
        `no event is called ${first.args}`,
        suggestion(first.args, known),
      );
    }
    return { tree: { is: 'happened', type: first.args }, type: BOOLEAN };
  }
  if ((name === 'exists' || name === 'all') && receiver && first?.op === 'id' && second) {
    const list = translate(receiver, names, items);
    if (list.type.is !== 'list') {
      const mend = `Put a list fact before it: concern.harms.${name}(harm, …).`;
      throw new ConditionRefused(receiver.start, `${name}() is for lists`, mend);
    }
    const item: FactType = list.type.values ? { is: 'one-of', values: list.type.values } : TEXT;
    const that = truth(second, translate(second, names, new Map([...items, [first.args, item]])));
    const is = name === 'exists' ? 'some' : 'every';
    return { tree: { is, list: list.tree, name: first.args, that }, type: BOOLEAN };
  }
  throw new ConditionRefused(node.start, `${name}() is not offered in conditions`, OFFERED);
}
