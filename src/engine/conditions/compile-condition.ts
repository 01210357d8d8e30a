import type { FactValue } from '../types.ts';
import type { Comparison, Tree } from './tree.ts';

/** What a condition is asked about. Everything it may speak of, already looked up. */
export type Scope = {
  readonly facts: { readonly [fact: string]: FactValue };
  /** Whole years on the local date of the event; undefined where no child, or no date of birth, is known. */
  readonly childAge: number | undefined;
  /** Ids of the adopted packs; undefined while they are only supposed. */
  readonly adopted: readonly string[] | undefined;
  readonly settings: { readonly [id: string]: unknown };
  /** Whether such an event happened before this one; undefined while it is only supposed. */
  readonly happened: (type: string) => boolean | undefined;
  /** While looking for facts that would make a condition hold: the names chosen so far, left out ones among them. */
  readonly supposing?: ReadonlySet<string>;
};

/** A condition ready to run. */
export type Condition = {
  readonly tree: Tree;
  /** Three-valued: an unknown decides nothing by itself, and is absorbed by false && and true ||. */
  readonly holds: (scope: Scope) => boolean | undefined;
  /** The names without which it cannot be decided, and no others: `with.known`, `child.age`. */
  readonly missing: (scope: Scope) => readonly string[];
};

/** The value of a part of a condition; undefined is unknown. */
type Value = boolean | number | string | readonly Value[] | undefined;
/** One compiled part: its value, and, asked only while that is unknown, the names it lacks. */
type Part = {
  readonly value: (scope: Scope) => Value;
  readonly lacks: (scope: Scope, names: Set<string>) => void;
};
type Cells = ReadonlyMap<string, { value: Value }>;

/** Compiles a checked condition to closures. */
export function compileCondition(tree: Tree): Condition {
  const part = compile(tree, new Map());
  return {
    tree,
    holds: part.value as (scope: Scope) => boolean | undefined,
    missing: (scope) => {
      const names = new Set<string>();
      if (part.value(scope) === undefined) part.lacks(scope, names);
      return [...names];
    },
  };
}

const nothing = (): void => {};

/** False, for what is not stated; unknown while nobody has yet supposed it either way. */
const unlessSupposed = (scope: Scope, name: string): false | undefined =>
  scope.supposing && !scope.supposing.has(name) ? undefined : false;

function compile(tree: Tree, cells: Cells): Part {
  switch (tree.is) {
    case 'value': {
      const { value } = tree;
      return { value: () => value, lacks: nothing };
    }
    case 'list': {
      const written = tree.items.map((item) => (item.is === 'value' ? item.value : undefined));
      if (!written.includes(undefined)) return { value: () => written, lacks: nothing };
      return all(
        tree.items.map((item) => compile(item, cells)),
        (...values) => values,
      );
    }
    case 'fact':
      return leaf(factReader(tree.path), tree.path.join('.'));
    case 'stated': {
      const read = factReader(tree.path);
      const name = tree.path.join('.');
      return leaf((scope) => read(scope) !== undefined || unlessSupposed(scope, name), name);
    }
    case 'child':
      if (tree.what === 'age') return leaf((scope) => scope.childAge, 'child.age');
      return leaf((scope) => scope.childAge !== undefined || unlessSupposed(scope, 'child.age'), 'child.age');
    case 'setting': {
      const { id } = tree;
      return leaf((scope) => scope.settings[id] as Value, `settings.${id}`);
    }
    case 'adopted':
      return leaf((scope) => scope.adopted, 'adopted');
    case 'item': {
      const cell = cells.get(tree.name);
      return { value: () => cell?.value, lacks: nothing };
    }
    case 'happened': {
      const { type } = tree;
      return leaf((scope) => scope.happened(type), `happened.${type}`);
    }
    case 'size':
      return all([compile(tree.of, cells)], (list) => (list as readonly Value[]).length);
    case 'not': {
      const of = compile(tree.of, cells);
      return {
        value: (scope) => {
          const value = of.value(scope);
          return value === undefined ? undefined : !value;
        },
        lacks: of.lacks,
      };
    }
    case 'add':
    case 'subtract': {
      const sign = tree.is === 'add' ? 1 : -1;
      return both(tree.left, tree.right, cells, (a, b) => (a as number) + sign * (b as number));
    }
    case 'compare':
      return both(tree.left, tree.right, cells, COMPARE[tree.by]);
    case 'in':
      return both(tree.item, tree.list, cells, (item, list) => (list as readonly Value[]).includes(item));
    case 'and':
    case 'or':
      return absorbing(tree.is === 'or', compile(tree.left, cells), compile(tree.right, cells));
    case 'choose':
      return choice(compile(tree.when, cells), compile(tree.yes, cells), compile(tree.no, cells));
    case 'some':
    case 'every': {
      const cell: { value: Value } = { value: undefined };
      const that = compile(tree.that, new Map([...cells, [tree.name, cell]]));
      return quantifier(tree.is === 'some', compile(tree.list, cells), cell, that);
    }
  }
}

const COMPARE: Record<Comparison, (a: Value, b: Value) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  // Both sides have one type, number or text: the checker saw to that.
  '<': (a, b) => (a as string) < (b as string),
  '<=': (a, b) => (a as string) <= (b as string),
  '>': (a, b) => (a as string) > (b as string),
  '>=': (a, b) => (a as string) >= (b as string),
};

function factReader(path: readonly string[]): (scope: Scope) => Value {
  const [first = '', second] = path;
  if (second === undefined) return (scope) => scope.facts[first] as Value;
  return (scope) => {
    let value: unknown = scope.facts[first];
    for (let i = 1; i < path.length; i++) {
      value = (value as { [name: string]: unknown } | undefined)?.[path[i] as string];
    }
    return value as Value;
  };
}

const leaf = (value: (scope: Scope) => Value, name: string): Part => ({
  value,
  lacks: (scope, names) => {
    if (value(scope) === undefined) names.add(name);
  },
});

/** Unknown as soon as one of its parts is: comparisons, negation, arithmetic. */
function both(left: Tree, right: Tree, cells: Cells, join: (a: Value, b: Value) => Value): Part {
  const [a, b] = [compile(left, cells), compile(right, cells)];
  return {
    value: (scope) => {
      const x = a.value(scope);
      if (x === undefined) return undefined;
      const y = b.value(scope);
      return y === undefined ? undefined : join(x, y);
    },
    lacks: (scope, names) => {
      a.lacks(scope, names);
      b.lacks(scope, names);
    },
  };
}

function all(parts: readonly Part[], join: (...values: Value[]) => Value): Part {
  return {
    value: (scope) => {
      const values = parts.map((part) => part.value(scope));
      return values.includes(undefined) ? undefined : join(...values);
    },
    lacks: (scope, names) => {
      for (const part of parts) part.lacks(scope, names);
    },
  };
}

/** && and ||: the decisive value wins from either side, whatever the other lacks. */
function absorbing(decisive: boolean, left: Part, right: Part): Part {
  return {
    value: (scope) => {
      const a = left.value(scope);
      if (a === decisive) return decisive;
      const b = right.value(scope);
      if (b === decisive) return decisive;
      return a === undefined || b === undefined ? undefined : !decisive;
    },
    lacks: (scope, names) => {
      for (const side of [left, right]) if (side.value(scope) === undefined) side.lacks(scope, names);
    },
  };
}

function choice(when: Part, yes: Part, no: Part): Part {
  const chosen = (scope: Scope): Part => {
    const value = when.value(scope);
    return value === undefined ? when : value ? yes : no;
  };
  return {
    value: (scope) => {
      const part = chosen(scope);
      return part === when ? undefined : part.value(scope);
    },
    lacks: (scope, names) => chosen(scope).lacks(scope, names),
  };
}

function quantifier(decisive: boolean, list: Part, cell: { value: Value }, that: Part): Part {
  return {
    value: (scope) => {
      const items = list.value(scope) as readonly Value[] | undefined;
      if (items === undefined) return undefined;
      let result: boolean | undefined = !decisive;
      for (const item of items) {
        cell.value = item;
        const value = that.value(scope);
        if (value === decisive) return decisive;
        if (value === undefined) result = undefined;
      }
      return result;
    },
    lacks: (scope, names) => {
      list.lacks(scope, names);
      for (const item of (list.value(scope) as readonly Value[] | undefined) ?? []) {
        cell.value = item;
        if (that.value(scope) === undefined) that.lacks(scope, names);
      }
    },
  };
}
