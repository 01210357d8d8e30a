import type { Action } from '#engine/vocabulary.ts';
import type { OwedDuty } from './duty-row.ts';

/** What a hand must do before a voice tells: done first where the policy names no time. */
const AT_HAND: readonly Action[] = ['hand-over', 'hold', 'restrict'];

/**
 * A matter's open duties as they are shown: `first` in the order of harm, then time, numbered; `noTime` the rest,
 * for which the policies name no time and no harm presses.
 */
export function arrange(open: readonly OwedDuty[]): {
  readonly first: readonly OwedDuty[];
  readonly noTime: readonly OwedDuty[];
} {
  const presses = (owed: OwedDuty) =>
    owed.dueAt !== null ||
    owed.held ||
    owed.duty.precedence < 5 ||
    owed.duty.due.kind === 'before' ||
    AT_HAND.includes(owed.duty.action);
  const first = open
    .filter(presses)
    .toSorted((a, b) => rank(a) - rank(b) || timeOf(a) - timeOf(b) || telling(a) - telling(b));
  return { first, noTime: open.filter((owed) => !presses(owed)) };
}

/** Danger first, then what is at hand, then what is told and asked, then what is on hold. */
function rank(owed: OwedDuty): number {
  if (owed.held) return 9;
  if (owed.duty.precedence < 5 && owed.duty.precedence !== 2) return owed.duty.precedence;
  if (owed.dueAt === null && AT_HAND.includes(owed.duty.action)) return 5;
  return owed.dueAt === null ? 7 : 6;
}

const timeOf = (owed: OwedDuty): number => owed.lateAt ?? owed.dueAt ?? Number.MAX_SAFE_INTEGER;

/** Of two with one time, telling somebody comes before asking them. */
const telling = (owed: OwedDuty): number => (owed.duty.action === 'notify' ? 0 : 1);
