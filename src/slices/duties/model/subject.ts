import type { Subject } from '#access/can.ts';
import { PASSING_ON } from '#access/seals.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import type { OwedDuty } from './duty-row.ts';

/**
 * What access to a duty is judged on. `written` is its event with what was written about it, as far as the reader sees:
 * what closed the duty is not there where somebody else did it in a sealed case.
 */
export function subjectOf(
  owed: OwedDuty,
  written: readonly Pick<RecordedEvent, 'eventId' | 'recordedBy'>[],
  reader: PersonId,
): Subject {
  const place = { childId: owed.childId ?? undefined, homeId: owed.homeId };
  if (owed.sealId === undefined) return place;
  const writer = (id: string | null) => written.find((each) => each.eventId === id)?.recordedBy;
  const recordedBy = writer(owed.eventId);
  if (recordedBy === undefined) throw new Error('a duty is judged beside the event that it follows from');
  const own = owed.closed === null || writer(owed.closed.by) === reader;
  const passingOn = own && PASSING_ON.includes(owed.duty.action);
  return { ...place, sealed: { sealId: owed.sealId, recordedBy, passingOn } };
}
