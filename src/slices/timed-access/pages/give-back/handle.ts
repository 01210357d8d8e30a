import type { Handled, PageContext } from '#web/page.ts';
import { closeEmergency } from '../../store/emergencies.ts';
import type { Loaded } from './load.ts';

/** Gives it back: the next request reads nothing of the child. One that has ended by itself stays as it is. */
export async function handle(
  _back: 'give-back',
  { emergency: { accessId, childId, homeId } }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  await closeEmergency(tx, actor.providerId, accessId, now);
  return {
    then: 'go',
    to: `/reviews/emergency/${accessId}`,
    about: { childId, homeId },
    ids: { access: accessId },
  };
}
