import type { DifferenceRow } from '#engine/pack-schema.ts';
import type { Held, Policy } from './policy.ts';

/** A point on which two policies differ. */
export type DifferenceBetween = {
  readonly row: DifferenceRow;
  readonly ours: Policy;
  readonly theirs: Policy;
  /** Both are followed, so that the difference is at work. */
  readonly atWork: boolean;
};

/** Every point on which the policies of a reader differ, in the order of the files. */
export function differencesOf(held: readonly Held[]): readonly DifferenceBetween[] {
  return held.flatMap(({ policy, adoption }) =>
    policy.pack.data.differences.flatMap((file) => {
      const other = held.find((each) => each.policy.pack.id === file.with);
      if (!other) return [];
      const atWork = adoption.is === 'now' && other.adoption.is === 'now';
      return file.differences.map((row) => ({ row, ours: policy, theirs: other.policy, atWork }));
    }),
  );
}

/** Those that a clause has a part in. */
export function ofClause(
  differences: readonly DifferenceBetween[],
  clause: string,
): readonly DifferenceBetween[] {
  return differences.filter(({ row }) => row.ours.includes(clause) || row.theirs.includes(clause));
}
