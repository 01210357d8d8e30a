/** "Child A", "Child B": tells the rows of one register apart on one page, and says nothing of who they are. */
export function lettersFor(childIds: readonly string[]): ReadonlyMap<string, string> {
  const unique = [...new Set(childIds)];
  return new Map(unique.map((childId, index) => [childId, `Child ${letterAt(index)}`]));
}

const letterAt = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterAt(Math.floor(index / 26) - 1)}${letterAt(index % 26)}`;
