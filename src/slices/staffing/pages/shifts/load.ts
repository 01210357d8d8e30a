import { can } from '#access/can.ts';
import type { DayNumber } from '#kernel/day-number.ts';
import { londonDay } from '#kernel/london.ts';
import type { Certainty, Shift, ShiftStory } from '#slices/people/index.ts';
import { onDutyAt, shiftsAround, storyOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { spanOf, weekAsked } from '../../model/week.ts';
import type { HomeChosen } from '../shared/load.ts';
import { homeChosen } from '../shared/load.ts';

/** A shift with what became of it, and how surely its person is on duty now, if they are. */
export type ShiftSeen = Shift & { readonly story: ShiftStory; readonly now: Certainty | undefined };

/** A home’s rota for a week, and who is on duty now. */
export type Loaded = HomeChosen & {
  readonly days: readonly { readonly day: DayNumber; readonly shifts: readonly ShiftSeen[] }[];
  readonly onDuty: readonly ShiftSeen[];
  readonly mayPlan: boolean;
  readonly mayTell: boolean;
  readonly worksHere: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, query } = ctx;
  const chosen = await homeChosen(ctx, 'shift.list');
  if (!chosen) return undefined;
  const { homeId } = chosen.home;
  const days = weekAsked(valueOf(query, 'week'), now);
  const [week, around] = await Promise.all([
    shiftsAround(tx, actor.providerId, homeId, spanOf(days)),
    shiftsAround(tx, actor.providerId, homeId, { from: now, to: now }),
  ]);
  const certainty = new Map(onDutyAt(around, now).map((each) => [each.shift.shiftId, each.certainty]));
  const seen = (shift: Shift): ShiftSeen => ({
    ...shift,
    story: storyOf(shift),
    now: certainty.get(shift.shiftId),
  });
  return {
    ...chosen,
    days: days.map((day) => ({
      day,
      shifts: week.filter((shift) => londonDay(shift.startsAt) === day).map(seen),
    })),
    onDuty: around.map(seen).filter((shift) => shift.now !== undefined),
    mayPlan: can(actor, 'shift.plan', { homeId }).allow,
    mayTell: can(actor, 'shift.tell', { homeId }).allow,
    worksHere: can(actor, 'shift.own', { homeId }).allow,
  };
}
