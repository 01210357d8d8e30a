import { londonDate } from '#kernel/london.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { holdPerson, planShift, shiftsAround, storyOf } from '#slices/people/index.ts';
import { momentWords } from '#ui/words/time-words.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { RotaTold } from './form.ts';
import type { Loaded } from './load.ts';

/** Puts the shifts on the rota, all of them or none; nobody is put on it twice for the same hours. */
export async function handle(told: RotaTold, { home }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { providerId } = actor;
  const { homeId } = home;
  const { personId, times } = told;
  const wanted = times.map((time, index) => ({
    ...time,
    shiftId: derivedId<'shift'>(told.submission, `shift ${index} planned by ${actor.personId}`),
  }));
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (!first || !last) return { then: 'mend', errors: [{ field: 'days', text: 'Enter a number of days' }] };
  const done: Handled = {
    then: 'go',
    to: `/shifts?home=${homeId}&week=${londonDate(first.startsAt)}`,
    ids: { person: personId, shift: first.shiftId },
  };
  await holdPerson(tx, providerId, personId);
  const there = await shiftsAround(tx, providerId, homeId, { from: first.startsAt, to: last.endsAt });
  const mine = there.filter((shift) => shift.personId === personId && storyOf(shift).off === null);
  if (mine.some((shift) => shift.shiftId === first.shiftId)) return done;
  const clash = mine.find((shift) =>
    wanted.some((each) => shift.startsAt < each.endsAt && each.startsAt < shift.endsAt),
  );
  if (clash) {
    const text = `They are on the rota already at ${momentWords(clash.startsAt, now)}. Choose other hours`;
    return { then: 'mend', errors: [{ field: 'starts', text }] };
  }
  for (const shift of wanted) {
    const turn = { ...shift, homeId, personId, planned: true, covers: null, by: actor.personId };
    await planShift(tx, providerId, turn, now);
  }
  return done;
}
