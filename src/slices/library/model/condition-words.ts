import type { Comparison, Tree } from '#engine/conditions/tree.ts';
import { walkTree } from '#engine/conditions/tree.ts';
import { questionFor } from '#engine/fact-questions.ts';
import type { EventType } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import { WHEN } from './event-words.ts';

/** What a condition needs to be told in words: the event whose facts it reads, and the pack it stands in. */
type Around = { readonly type: EventType; readonly pack: Pack };

const BY: Readonly<Record<Comparison, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
};
const OPPOSITE: Readonly<Record<Comparison, string>> = {
  '==': 'is not',
  '!=': 'is',
  '<': 'is at least',
  '<=': 'is over',
  '>': 'is at most',
  '>=': 'is under',
};

/** A rule's condition as a worker reads it: each fact by the question that asks for it. */
export function conditionInWords(tree: Tree, around: Around): string {
  return say(tree, around, true);
}

function say(tree: Tree, around: Around, yes: boolean): string {
  switch (tree.is) {
    case 'not':
      return say(tree.of, around, !yes);
    case 'and':
    case 'or':
      return joined(tree, around, yes);
    case 'compare':
      return compared(tree, around, yes);
    case 'in':
      return among(tree, around, yes);
    case 'stated':
      return `${question(tree.path, around)} is ${yes ? 'answered' : 'not answered'}`;
    case 'happened':
      return `${yes ? '' : 'not yet: '}earlier, ${WHEN[tree.type as EventType] ?? tree.type}`;
    case 'choose':
      return `if ${say(tree.when, around, true)}: ${say(tree.yes, around, yes)}; otherwise ${say(tree.no, around, yes)}`;
    case 'some':
    case 'every':
      return ofMany(tree, around, yes);
    case 'value':
      return tree.value === yes ? 'always' : 'never';
    default:
      return `${value(tree, around)} is ${yes ? 'yes' : 'no'}`;
  }
}

type Pair = Extract<Tree, { is: 'and' | 'or' }>;

function joined(tree: Pair, around: Around, yes: boolean): string {
  const parts = partsOf(tree);
  // "not (a and b)" is "not a, or not b".
  const by = joinOf(tree, yes);
  const words = parts.flatMap((part, index) => {
    const next = parts[index + 1];
    // "It is known, and it is so" is said by its second half.
    if (tree.is === 'and' && part.is === 'stated' && next && readsOnly(next, part.path)) return [];
    const before = parts[index - 1];
    const guarded = tree.is === 'and' && before?.is === 'stated' && readsOnly(part, before.path);
    const said = say(part, around, yes);
    if (guarded) return [yes ? said : `${said} (or not known)`];
    const pair = part.is === 'not' ? part.of : part;
    const own = pair.is === 'and' || pair.is === 'or' ? joinOf(pair, part.is === 'not' ? !yes : yes) : by;
    return [own !== by && (said.includes(', and ') || said.includes(', or ')) ? `(${said})` : said];
  });
  return words.join(`, ${by} `);
}

const joinOf = (tree: Pair, yes: boolean): 'and' | 'or' => ((tree.is === 'and') === yes ? 'and' : 'or');

/** "a and b and c" as its three parts. */
function partsOf(tree: Pair): readonly Tree[] {
  return [tree.left, tree.right].flatMap((side) => (side.is === tree.is ? partsOf(side as Pair) : [side]));
}

/** Whether a condition turns on one fact alone. */
function readsOnly(tree: Tree, path: readonly string[]): boolean {
  if (tree.is === 'and' || tree.is === 'or') return false;
  const reads = [...walkTree(tree)].filter((part) => part.is === 'fact');
  return reads.length > 0 && reads.every((part) => part.path.join('.') === path.join('.'));
}

function ofMany(tree: Extract<Tree, { is: 'some' | 'every' }>, around: Around, yes: boolean): string {
  const { list, that, is } = tree;
  const whole = value(list, around);
  if (is === 'some' && that.is === 'in' && that.item.is === 'item' && that.list.is === 'list') {
    const values = oneOf(that.list.items, around);
    if (!yes && values.startsWith('one of ')) return `${whole} includes none of ${values.slice(7)}`;
    return `${whole} ${yes ? 'includes' : 'does not include'} ${values}`;
  }
  if (is === 'some' && that.is === 'compare' && that.left.is === 'item' && that.by === '!=') {
    return `${whole} ${yes ? 'includes more than' : 'is only'} ${value(that.right, around)}`;
  }
  return `${yes ? '' : 'not: '}${is === 'some' ? 'one' : 'each'} of ${whole} fits: ${say(that, around, true)}`;
}

/** "grooming", "one of grooming, scam": each value once, however it is written. */
function oneOf(items: readonly Tree[], around: Around): string {
  const values = new Map(
    items.map((item) => value(item, around)).map((words) => [words.toLowerCase(), words] as const),
  );
  const words = [...values.keys()];
  return words.length === 1 ? [...values.values()].join() : `one of ${words.join(', ')}`;
}

function compared(tree: Extract<Tree, { is: 'compare' }>, around: Around, yes: boolean): string {
  const { left, right, by } = tree;
  if (right.is === 'value' && typeof right.value === 'boolean' && (by === '==' || by === '!=')) {
    return say(left, around, (by === '==') === (right.value === yes));
  }
  return `${value(left, around)} ${(yes ? BY : OPPOSITE)[by]} ${value(right, around)}`;
}

function among({ item, list }: Extract<Tree, { is: 'in' }>, around: Around, yes: boolean): string {
  if (list.is === 'adopted') {
    return `${value(item, around)} is ${yes ? 'adopted too' : 'not adopted'}`;
  }
  if (list.is === 'list') {
    return `${value(item, around)} is ${yes ? '' : 'not '}${oneOf(list.items, around)}`;
  }
  return `${value(list, around)} ${yes ? 'includes' : 'does not include'} ${value(item, around)}`;
}

/** A fact, setting or value where it stands in a sentence. */
function value(tree: Tree, around: Around): string {
  switch (tree.is) {
    case 'value':
      return typeof tree.value === 'string' ? tree.value.replaceAll('-', ' ') : String(tree.value);
    case 'list':
      return tree.items.map((item) => value(item, around)).join(', ');
    case 'fact':
      return question(tree.path, around);
    case 'child':
      return tree.what === 'age' ? 'the child’s age' : 'the child is known';
    case 'setting': {
      const setting = around.pack.data.settings.find((each) => each.id === tree.id);
      return `the setting “${setting?.title ?? tree.id.replaceAll('-', ' ')}”`;
    }
    case 'size':
      return `how many ${value(tree.of, around)}`;
    case 'add':
    case 'subtract':
      return `${value(tree.left, around)} ${tree.is === 'add' ? 'plus' : 'minus'} ${value(tree.right, around)}`;
    case 'item':
      return 'it';
    case 'adopted':
      return 'the adopted policies';
    default:
      return say(tree, around, true);
  }
}

/** “Was this an emergency?”: as the pack asks for the fact, or as Kith does. */
function question(path: readonly string[], { type, pack }: Around): string {
  const fact = path.join('.');
  return `“${pack.questionFor.get(fact) ?? questionFor(type, fact)}”`;
}
