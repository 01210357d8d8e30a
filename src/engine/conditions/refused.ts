/** Why a condition was refused, where in its text (characters from its start), and what would mend it. */
export type ConditionProblem = { readonly at: number; readonly reason: string; readonly mend: string };

/** Thrown inside the reader only, and caught there: unwinds from deep in a condition to its refusal. */
export class ConditionRefused extends Error {
  readonly problem: ConditionProblem;
  constructor(at: number, reason: string, mend: string) {
    super(reason);
    this.problem = { at, reason, mend };
  }
}
