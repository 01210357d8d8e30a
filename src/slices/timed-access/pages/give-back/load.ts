import { parseId } from '#kernel/ids.ts';
import { childById } from '#slices/children/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Emergency } from '../../model/emergency.ts';
import { isLive } from '../../model/emergency.ts';
import { emergencyById } from '../../store/emergencies.ts';

/** An opening of the reader’s own. */
export type Loaded = {
  readonly emergency: Emergency;
  /** The child’s name; absent once the record is closed to them again. */
  readonly childName: string | undefined;
  readonly live: boolean;
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId, personId } = actor;
  const id = parseId<'emergency-access'>(params['access'] ?? '');
  const emergency = id && (await emergencyById(tx, providerId, id));
  if (!emergency || emergency.personId !== personId) return undefined;
  const child = await childById(tx, providerId, emergency.childId);
  return { emergency, childName: child?.givenName, live: isLive(emergency, now) };
}
