import { HOUR } from '#kernel/instant.ts';
import type { Shift } from '#slices/people/index.ts';
import { onDutyAt, shiftsAround, storyOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { HomeChosen } from '../shared/load.ts';
import { homeChosen } from '../shared/load.ts';

/** How the reader’s own shift at a home stands. */
export type Loaded = HomeChosen & {
  /** Where they said that they came, and have not said that they went. */
  readonly on: Shift | undefined;
  /** What the rota has for them about now, where they have not said that they came. */
  readonly due: Shift | undefined;
  /** Every shift of theirs about now, so that a button pressed twice finds what it meant. */
  readonly mine: readonly Shift[];
};

/** A planned shift counts as about now from so long before its start. */
const EARLY = 4 * HOUR;

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now } = ctx;
  const chosen = await homeChosen(ctx, 'shift.own');
  if (!chosen) return undefined;
  const around = await shiftsAround(tx, actor.providerId, chosen.home.homeId, { from: now, to: now });
  const mine = around.filter((shift) => shift.personId === actor.personId);
  const open = onDutyAt(mine, now).find(({ certainty }) => certainty !== 'rota-only')?.shift;
  const due = mine.find((shift) => {
    const { came, off } = storyOf(shift);
    return (
      shift.planned &&
      came === null &&
      off !== 'withdrawn' &&
      now >= shift.startsAt - EARLY &&
      now < shift.endsAt
    );
  });
  const on = open && storyOf(open).left === null ? open : undefined;
  return { ...chosen, on, due: on ? undefined : due, mine };
}
