import { chosenAt, holdPolicies, setSetting } from '#slices/organisations/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { hoursAsSetting, LASTS_SETTING } from '../../model/emergency.ts';
import type { Chosen } from './form.ts';
import type { Loaded } from './load.ts';
import { standsOn } from './load.ts';

/** Chooses the hours for openings from now on; what is open already keeps its end. */
export async function handle(
  { hours, reason, stands }: Chosen,
  { home: { homeId } }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const { providerId, personId } = actor;
  const done: Handled = { then: 'go', to: `/emergency-access/hours?home=${homeId}`, about: { homeId } };
  await holdPolicies(tx, [homeId], 'change');
  const latest = (await chosenAt(tx, providerId, homeId, now)).get(LASTS_SETTING);
  const value = hoursAsSetting(hours);
  if (latest?.by === personId && latest.value === value && latest.reason === reason) return done;
  if (standsOn(latest) !== stands) {
    const notice =
      'Somebody else chose after you opened this page. Look at what stands now, then send yours again if it still holds.';
    return { then: 'overtaken', notice };
  }
  await setSetting(tx, providerId, { homeId, id: LASTS_SETTING, value, by: personId, reason }, now);
  return done;
}
