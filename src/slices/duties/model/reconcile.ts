import type { Duty } from '#engine/types.ts';
import type { OwedDuty } from './duty-row.ts';

/** What has to change in the kept duties of one event so that they say what the engine says now. */
export type Changes = {
  /** Newly owed. */
  readonly raise: readonly Duty[];
  /** The clock, the hold, the words or the closing changed. */
  readonly update: readonly { readonly owed: OwedDuty; readonly duty: Duty }[];
  /** No longer owed, after something that was added or corrected. */
  readonly end: readonly OwedDuty[];
};

/**
 * Compares the kept duties of one event with the engine's answer about it. A duty that was closed by evidence
 * stays closed whatever is added later; one that the answer no longer holds is ended, never deleted. `finished` are
 * the engine's ids of duties that are closed by evidence, where they are not among `kept`.
 */
export function reconcile(
  kept: readonly OwedDuty[],
  answer: readonly Duty[],
  finished: ReadonlySet<string> = new Set(),
): Changes {
  const byKey = new Map(kept.map((owed) => [owed.engineKey, owed]));
  const inAnswer = new Set(answer.map((duty) => duty.id));
  const raise: Duty[] = [];
  const update: { owed: OwedDuty; duty: Duty }[] = [];
  for (const duty of answer) {
    if (finished.has(duty.id)) continue;
    const owed = byKey.get(duty.id);
    if (!owed) raise.push(duty);
    else if (differs(owed, duty)) update.push({ owed, duty });
  }
  const end = kept.filter((owed) => owed.closed === null && !inAnswer.has(owed.engineKey));
  return { raise, update, end };
}

function differs(owed: OwedDuty, duty: Duty): boolean {
  if (owed.closed && owed.closed.as !== 'ended') return false;
  return (
    owed.dueAt !== duty.due.at ||
    owed.held !== (duty.state === 'held') ||
    (owed.closed !== null) !== (duty.closed !== undefined) ||
    owed.duty.clauses.join() !== duty.clauses.join() ||
    owed.duty.due.text !== duty.due.text
  );
}
