import { suggestion } from '../did-you-mean.ts';
import type { PackData } from '../pack.ts';
import { nearby } from './check-clauses.ts';

/** A row of a differences file that names a clause of another pack, or a worked scenario, that is not there. */
export type CrossProblem = {
  readonly pack: string;
  readonly version: string;
  readonly row: string;
  readonly reason: string;
  readonly mend: string;
};

/** Checks what a pack alone cannot know: clauses of other packs, and scenarios that are said to show a difference. */
export function crossProblems(
  packs: readonly PackData[],
  scenarios: ReadonlySet<string>,
): readonly CrossProblem[] {
  return packs.flatMap((pack) => {
    return pack.differences.flatMap((file) => {
      const others = packs.filter((other) => other.meta.id === file.with);
      const known = new Set(others.flatMap((other) => other.clauses.map(({ id }) => id)));
      return file.differences.flatMap((row) => {
        const problem = (reason: string, mend: string): CrossProblem => ({
          pack: pack.meta.id,
          version: pack.meta.version,
          row: row.id,
          reason: `difference ${row.id}: ${reason}`,
          mend,
        });
        return [
          ...(others.length === 0 ? [] : row.theirs.filter((id) => !known.has(id))).map((id) =>
            problem(`${file.with} has no clause ${id}`, suggestion(id, nearby(id, [...known]))),
          ),
          ...row.how
            .filter((how) => how.startsWith('scenario:') && !scenarios.has(how.slice('scenario:'.length)))
            .map((how) => {
              const name = how.slice('scenario:'.length);
              return problem(
                `there is no scenarios/${name}.json`,
                suggestion(name, nearby(name, [...scenarios])),
              );
            }),
        ];
      });
    });
  });
}
