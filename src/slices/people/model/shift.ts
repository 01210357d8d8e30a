import type { HomeId, PersonId, ShiftId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';

/** Something said about a shift afterwards. A later word stands before an earlier one; both are kept. */
export type ShiftWord = {
  readonly says: 'came' | 'left' | 'absent' | 'withdrawn';
  /** When they came or left; null for the other words. */
  readonly at: Instant | null;
  readonly why: string | null;
};

/** A turn of duty of one person at one home: as it was planned, and what was said of it, in the order of saying. */
export type Shift = {
  readonly shiftId: ShiftId;
  readonly homeId: HomeId;
  readonly personId: PersonId;
  readonly name: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** False for somebody who came without being on the rota. */
  readonly planned: boolean;
  /** The shift of somebody else that this one stands in for. */
  readonly covers: ShiftId | null;
  readonly words: readonly ShiftWord[];
};

/** What became of a shift, all words taken together. */
export type ShiftStory = {
  readonly came: Instant | null;
  readonly left: Instant | null;
  /** They did not come, or it was taken off the rota. */
  readonly off: 'absent' | 'withdrawn' | null;
  readonly why: string | null;
};

/** Takes the words of a shift together. */
export function storyOf({ words }: Pick<Shift, 'words'>): ShiftStory {
  let story: ShiftStory = { came: null, left: null, off: null, why: null };
  for (const { says, at, why } of words) {
    switch (says) {
      case 'came':
        story = { came: at, left: null, off: null, why };
        break;
      case 'left':
        story = { ...story, left: at };
        break;
      case 'absent':
      case 'withdrawn':
        story = { came: null, left: null, off: says, why };
        break;
    }
  }
  return story;
}

/**
 * How surely somebody was on duty: they, or somebody for them, said that they came · the rota says so and nobody has
 * said anything · they came, and nobody has said that they went, though their time was over.
 */
export type Certainty = 'came' | 'rota-only' | 'not-said-finished';

/** Somebody on duty at a moment. */
export type OnDuty = { readonly shift: Shift; readonly certainty: Certainty };

/** For so long after the planned end somebody who never said that they finished is still named. */
export const STILL_NAMED = 12 * HOUR;

/** Who was on duty at a moment, and how surely it is known. What was said counts before the rota. */
export function onDutyAt(shifts: readonly Shift[], moment: Instant): readonly OnDuty[] {
  return shifts.flatMap((shift): OnDuty[] => {
    const { came, left, off } = storyOf(shift);
    if (off !== null) return [];
    if (came === null) {
      const inTime = shift.planned && shift.startsAt <= moment && moment < shift.endsAt;
      return inTime ? [{ shift, certainty: 'rota-only' }] : [];
    }
    if (moment < came || (left !== null && moment >= left)) return [];
    if (left !== null || moment < shift.endsAt) return [{ shift, certainty: 'came' }];
    return moment < shift.endsAt + STILL_NAMED ? [{ shift, certainty: 'not-said-finished' }] : [];
  });
}
