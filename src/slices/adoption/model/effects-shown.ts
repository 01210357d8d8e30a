import type { ChildId, HomeId } from '#kernel/ids.ts';
import type { Effect, EffectKind } from './effect.ts';
import { EFFECTS } from './effect.ts';
import type { Category, EffectLine } from './words.ts';
import { CATEGORIES, CATEGORY_WORDS, effectCount, effectInWords } from './words.ts';

/** How many effects of one kind fall on one child, or on a home itself where there is no child. */
export type EffectCount = {
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly category: Category;
  readonly effect: EffectKind;
  readonly many: number;
};

/** One effect as it is listed, with the page of what it follows from. */
export type ShownLine = EffectLine & { readonly href: string | undefined };

/** What a change does to one child, or to a home itself. */
export type EffectGroup = {
  /** "Robin E", "Alder House itself" */
  readonly heading: string;
  /** "Duties: 2 due earlier, 1 newly owed" */
  readonly counts: readonly string[];
  readonly lines: readonly ShownLine[];
  /** Effects that say something to a person and are not among the lines. */
  readonly more: number;
};

/** Names of those who are told of. */
export type EffectNames = {
  readonly children: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
};

/** What a change does, child by child; homes themselves last. */
export function effectGroups(
  counts: readonly EffectCount[],
  first: readonly Effect[],
  names: EffectNames,
): readonly EffectGroup[] {
  const keyOf = (each: { readonly homeId: HomeId; readonly childId: ChildId | null }): string =>
    `${each.childId === null ? 'z' : 'a'} ${each.homeId} ${each.childId ?? ''}`;
  const keys = [...new Set(counts.map(keyOf))];
  const groups = keys.map((key) => {
    const own = counts.filter((each) => keyOf(each) === key);
    const lines = first.filter((each) => keyOf(each) === key);
    const [any] = own;
    const child = any?.childId ? (names.children.get(any.childId) ?? 'A child you do not see') : null;
    const home = names.homes.get(any?.homeId ?? '') ?? 'The home';
    const said = own.filter((each) => each.effect !== 'explained');
    return {
      order: `${key.charAt(0)} ${child ?? home}`,
      heading: child ?? `${home} itself`,
      counts: countsInWords(own),
      lines: lines.map((each) => ({ ...effectInWords(each, child), href: addressOf(each) })),
      more: said.reduce((sum, each) => sum + each.many, 0) - lines.length,
    };
  });
  return groups.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ order: _order, ...group }) => group);
}

/** "Duties: 2 newly owed, 1 due earlier" */
export function countsInWords(counts: readonly EffectCount[]): readonly string[] {
  return CATEGORIES.flatMap((category) => {
    const parts = EFFECTS.flatMap((effect) => {
      const many = counts
        .filter((each) => each.category === category && each.effect === effect)
        .reduce((sum, each) => sum + each.many, 0);
      return many === 0 ? [] : [effectCount(effect, many)];
    });
    return parts.length === 0 ? [] : [`${CATEGORY_WORDS[category]}: ${parts.join(', ')}`];
  });
}

const addressOf = ({ childId, eventId }: Effect): string | undefined =>
  childId === null ? undefined : `/children/${childId}/events/${eventId}`;
