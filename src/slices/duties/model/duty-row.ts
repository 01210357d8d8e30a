import type { Duty } from '#engine/types.ts';
import type { ChildId, DutyId, EventId, HomeId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';

/** A duty as it is kept: the engine's own duty, and where it stands in the record. */
export type OwedDuty = {
  readonly dutyId: DutyId;
  /** The event it follows from. */
  readonly eventId: EventId;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  /** The sealed case it belongs to, as its event does; absent where it is not sealed. */
  readonly sealId?: SealId | undefined;
  /** The engine's id of the duty. */
  readonly engineKey: string;
  readonly dueAt: Instant | null;
  /** From when it counts as late; null where it never does by itself. */
  readonly lateAt: Instant | null;
  readonly held: boolean;
  readonly raisedAt: Instant;
  readonly duty: Duty;
  readonly closed: {
    readonly at: Instant;
    readonly as: 'done' | 'set-aside' | 'ended';
    readonly late: boolean;
    readonly by: EventId | null;
  } | null;
};

/** Where a duty stands at a moment, in the order that matters to a reader. */
export type Standing = 'done' | 'set-aside' | 'ended' | 'held' | 'overdue' | 'open';

export function standingOf(owed: OwedDuty, now: Instant): Standing {
  if (owed.closed) return owed.closed.as;
  if (owed.held) return 'held';
  return owed.lateAt !== null && now > owed.lateAt ? 'overdue' : 'open';
}
