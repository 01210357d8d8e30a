import { parseId } from '#kernel/ids.ts';
import type { Colleague, Shift, ShiftStory } from '#slices/people/index.ts';
import { colleaguesAt, shiftById, storyOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';

/** One shift with what was said of it, and who could stand in. */
export type Loaded = {
  readonly shift: Shift;
  readonly story: ShiftStory;
  readonly others: readonly Pick<Colleague, 'personId' | 'name'>[];
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const shiftId = parseId<'shift'>(params['shift'] ?? '');
  const shift = shiftId && (await shiftById(tx, actor.providerId, shiftId));
  if (!shift) return undefined;
  const people = await colleaguesAt(tx, actor.providerId, shift.homeId, now);
  const others = new Map(people.map(({ personId, name }) => [personId, { personId, name }]));
  others.delete(shift.personId);
  return { shift, story: storyOf(shift), others: [...others.values()] };
}
