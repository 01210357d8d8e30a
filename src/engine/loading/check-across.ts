import type { PackData } from '../pack.ts';

/** A reference from one pack to another, or to a worked scenario, that leads nowhere. */
export type CrossProblem = { readonly pack: string; readonly version: string; readonly reason: string };

/** Checks what a pack alone cannot know: clauses of other packs, and scenarios that are said to show a difference. */
export function crossProblems(
  packs: readonly PackData[],
  scenarios: ReadonlySet<string>,
): readonly CrossProblem[] {
  return packs.flatMap((pack) => {
    const problem = (reason: string) => ({ pack: pack.meta.id, version: pack.meta.version, reason });
    return pack.differences.flatMap((file) => {
      const others = packs.filter((other) => other.meta.id === file.with);
      const known = new Set(others.flatMap((other) => other.clauses.map(({ id }) => id)));
      return file.differences.flatMap((row) => [
        ...(others.length === 0 ? [] : row.theirs.filter((id) => !known.has(id))).map((id) =>
          problem(`${row.id}: ${file.with} has no clause ${id}`),
        ),
        ...row.how
          .filter((how) => how.startsWith('scenario:') && !scenarios.has(how.slice('scenario:'.length)))
          .map((how) => problem(`${row.id}: there is no scenarios/${how.slice('scenario:'.length)}.json`)),
      ]);
    });
  });
}
