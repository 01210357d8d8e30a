/**
 * A condition after it was read and checked: plain JSON, so that a checked pack can be kept and used without
 * reading its CEL again. A value that is not known is `undefined` when it is evaluated, never false.
 */
export type Tree =
  | { readonly is: 'value'; readonly value: string | number | boolean }
  | { readonly is: 'list'; readonly items: readonly Tree[] }
  /** A fact of the event, by its path below the noun: `["with", "known"]`. */
  | { readonly is: 'fact'; readonly path: readonly string[] }
  | { readonly is: 'child'; readonly what: 'age' | 'known' }
  | { readonly is: 'setting'; readonly id: string }
  /** The ids of the packs the home has adopted. */
  | { readonly is: 'adopted' }
  /** The item that `exists` or `all` is looking at. */
  | { readonly is: 'item'; readonly name: string }
  | { readonly is: 'size'; readonly of: Tree }
  | { readonly is: 'add' | 'subtract'; readonly left: Tree; readonly right: Tree }
  | { readonly is: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly is: 'not'; readonly of: Tree }
  | { readonly is: 'compare'; readonly by: Comparison; readonly left: Tree; readonly right: Tree }
  | { readonly is: 'in'; readonly item: Tree; readonly list: Tree }
  | { readonly is: 'stated'; readonly path: readonly string[] }
  | { readonly is: 'happened'; readonly type: string }
  | { readonly is: 'choose'; readonly when: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly is: 'some' | 'every'; readonly list: Tree; readonly name: string; readonly that: Tree };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** The direct parts of a condition. */
export function partsOfTree(tree: Tree): readonly Tree[] {
  switch (tree.is) {
    case 'list':
      return tree.items;
    case 'size':
    case 'not':
      return [tree.of];
    case 'add':
    case 'subtract':
    case 'and':
    case 'or':
    case 'compare':
      return [tree.left, tree.right];
    case 'in':
      return [tree.item, tree.list];
    case 'choose':
      return [tree.when, tree.yes, tree.no];
    case 'some':
    case 'every':
      return [tree.list, tree.that];
    default:
      return [];
  }
}

/** Every part of a condition, itself first. */
export function* walkTree(tree: Tree): Generator<Tree> {
  yield tree;
  for (const part of partsOfTree(tree)) yield* walkTree(part);
}
