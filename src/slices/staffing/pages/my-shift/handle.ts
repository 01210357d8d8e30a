import { derivedId } from '#platform/crypto/derived-id.ts';
import type { Shift } from '#slices/people/index.ts';
import { holdPerson, planShift, sayOfShift, storyOf } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { OwnWord } from './form.ts';
import type { Loaded } from './load.ts';

/**
 * Writes down that the reader has come, or is going. Without a rota their shift is written down with it. What was said
 * already is not said again: the first time counts.
 */
export async function handle(word: OwnWord, { home, on }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId, personId } = actor;
  const { homeId } = home;
  const done: Handled = { then: 'go', to: `/shifts?home=${homeId}` };
  let shift: Shift;
  if (word.shift) {
    shift = word.shift;
    const { came, left } = storyOf(shift);
    if (word.says === 'left' ? left !== null : came !== null) return done;
  } else {
    if (on) return done;
    await holdPerson(tx, providerId, personId);
    const shiftId = derivedId<'shift'>(word.submission, `shift of ${personId}`);
    const turn = {
      shiftId,
      homeId,
      personId,
      startsAt: now,
      endsAt: word.until,
      planned: false,
      covers: null,
    };
    await planShift(tx, providerId, { ...turn, by: personId }, now);
    shift = { ...turn, name: actor.name, words: [] };
  }
  const wordId = derivedId<'shift-word'>(word.submission, `${word.says} by ${personId}`);
  await sayOfShift(tx, providerId, shift, { wordId, says: word.says, at: now, why: null, by: personId }, now);
  return { ...done, ids: { shift: shift.shiftId } };
}
