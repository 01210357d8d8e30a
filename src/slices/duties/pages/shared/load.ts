import { clockSettings } from '#engine/time/clock-settings.ts';
import type { HomeId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Child } from '#slices/children/index.ts';
import { adultsOfChild } from '#slices/children/index.ts';
import { settingsOfHome } from '#slices/organisations/index.ts';
import { colleaguesAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { People } from '../../model/recipients.ts';

/** The people a matter's duties can be owed to, and the hours at which they answer. */
export async function readPeople(
  { tx, actor, now }: PageContext,
  homeId: HomeId,
  child: Child | undefined,
): Promise<People> {
  const settings = await settingsOfHome(tx, actor.providerId, homeId, now);
  return {
    childName: child?.givenName ?? null,
    adults: child ? await adultsOfChild(tx, actor.providerId, child.childId, londonDate(now)) : [],
    colleagues: await colleaguesAt(tx, actor.providerId, homeId, now),
    officeHours: clockSettings(settings).officeHours,
    now,
  };
}
