import { contactAmong } from '#engine/deciding/contact.ts';
import type { Pack } from '#engine/pack.ts';
import { clockSettings } from '#engine/time/clock-settings.ts';
import type { HomeId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Child } from '#slices/children/index.ts';
import { adultsOfChild } from '#slices/children/index.ts';
import { asDirectoryEntry, localContactsOf, settingsOfHome } from '#slices/organisations/index.ts';
import { colleaguesAt } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { packsAt } from '#web/shelf.ts';
import type { People } from '../../model/recipients.ts';

/** The people a matter's duties can be owed to, and the hours at which they answer. `inUse`: the home's policies. */
export async function readPeople(
  { tx, actor, now }: PageContext,
  homeId: HomeId,
  child: Child | undefined,
  inUse: readonly Pack[],
): Promise<People> {
  const { providerId } = actor;
  const settings = await settingsOfHome(tx, providerId, homeId, now);
  const { officeHours } = clockSettings(settings);
  const kept = (await localContactsOf(tx, providerId, homeId)).map(asDirectoryEntry);
  const directories = [
    { entries: kept, hours: officeHours, own: true },
    ...packsAt(inUse, now).map((pack) => ({ entries: pack.data.directory, hours: officeHours, own: false })),
  ];
  return {
    childName: child?.givenName ?? null,
    adults: child ? await adultsOfChild(tx, providerId, child.childId, londonDate(now)) : [],
    colleagues: await colleaguesAt(tx, providerId, homeId, now),
    officeHours,
    contactNow: (to) => contactAmong(directories, to, child?.localAuthority, now),
    now,
  };
}
