import type { Instant } from '#kernel/instant.ts';
import type { OwedDuty } from '#slices/duties/index.ts';

/** How many duties a person is shown as theirs now; the rest stand behind one link. */
export const AT_MOST = 7;

/**
 * What presses most first: overdue before open, then by harm (the engine's precedence), then by time, those
 * without a time last. Held duties wait for others and stand apart.
 */
export function inOrder(open: readonly OwedDuty[], now: Instant): readonly OwedDuty[] {
  const late = (owed: OwedDuty): number => (owed.lateAt !== null && owed.lateAt < now ? 0 : 1);
  const time = (owed: OwedDuty): number => owed.lateAt ?? Number.MAX_SAFE_INTEGER;
  return open
    .filter((owed) => !owed.held)
    .toSorted(
      (a, b) =>
        late(a) - late(b) ||
        a.duty.precedence - b.duty.precedence ||
        time(a) - time(b) ||
        a.dutyId.localeCompare(b.dutyId),
    );
}
