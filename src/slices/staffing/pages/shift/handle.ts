import type { Instant } from '#kernel/instant.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { planShift, sayOfShift } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { ShiftTold } from './form.ts';
import type { Loaded } from './load.ts';

/** Writes down what happened, with whoever stood in. What was planned, and what was said before, stays. */
export async function handle(told: ShiftTold, { shift }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId, personId: by } = actor;
  const say = (says: 'came' | 'left' | 'absent' | 'withdrawn', at: Instant | null, why: string | null) => {
    const wordId = derivedId<'shift-word'>(told.submission, `${says} by ${by}`);
    return sayOfShift(tx, providerId, shift, { wordId, says, at, why, by }, now);
  };
  switch (told.what) {
    case 'came':
      await say('came', told.came, null);
      if (told.left !== null) await say('left', told.left, null);
      break;
    case 'absent':
      await say('absent', null, told.why);
      if (told.cover) {
        const { homeId, startsAt, endsAt, shiftId: covers } = shift;
        const shiftId = derivedId<'shift'>(told.submission, `cover planned by ${by}`);
        const turn = { shiftId, homeId, personId: told.cover, startsAt, endsAt, planned: true, covers, by };
        await planShift(tx, providerId, turn, now);
      }
      break;
    case 'withdrawn':
      await say('withdrawn', null, told.why);
      break;
  }
  return { then: 'go', to: `/shifts?home=${shift.homeId}`, ids: { shift: shift.shiftId } };
}
