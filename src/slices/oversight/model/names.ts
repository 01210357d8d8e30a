import type { Child } from '#slices/children/index.ts';

/** "Rowan M": enough to tell children of one home apart, on a screen others may pass. */
export function shortName(children: ReadonlyMap<string, Child>, childId: string | null): string {
  const child = childId ? children.get(childId) : undefined;
  return child ? `${child.givenName} ${child.familyName.slice(0, 1)}` : 'A child';
}

/** "1 child", "4 children". */
export const counted = (many: number, one: string, more: string): string =>
  `${many} ${many === 1 ? one : more}`;
