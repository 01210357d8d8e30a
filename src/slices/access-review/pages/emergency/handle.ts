import { emergencyById, reviewEmergency } from '#slices/timed-access/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Found } from './form.ts';
import type { Loaded } from './load.ts';

/** Writes down what was found, once. Its holder cannot, here or in the database. */
export async function handle(
  found: Found,
  loaded: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const { accessId, homeId, childId } = loaded.emergency;
  const done: Handled = {
    then: 'go',
    to: `/reviews/emergency/${accessId}`,
    about: { homeId, childId },
    ids: { access: accessId },
  };
  const stands = await emergencyById(tx, actor.providerId, accessId, 'hold');
  if (!stands) return done;
  if (stands.review) {
    return stands.review.by === actor.personId
      ? done
      : {
          then: 'overtaken',
          notice: 'Somebody else looked at this after you opened it. What they found stands.',
        };
  }
  await reviewEmergency(tx, actor.providerId, accessId, { by: actor.personId, ...found }, now);
  return done;
}
