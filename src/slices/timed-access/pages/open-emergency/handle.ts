import { clockSettings } from '#engine/time/clock-settings.ts';
import { closeOfWorkingDay } from '#engine/time/working-days-reading.ts';
import type { EmergencyAccessId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { childById } from '#slices/children/index.ts';
import { settingsOfHome } from '#slices/organisations/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { lastsFor } from '../../model/emergency.ts';
import { asKith } from '../../store/as-kith.ts';
import { openEmergency } from '../../store/emergencies.ts';
import type { Opening } from './form.ts';
import type { Loaded } from './load.ts';

/** Opens the record, read only, for some hours. Those who answer for the child see it at once on their own pages. */
export async function handle(
  { submission, reason, words }: Opening,
  { childId, seesAnyway }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const { providerId, personId } = actor;
  const to = `/children/${childId}`;
  if (seesAnyway) return { then: 'go', to, about: { childId } };
  const found = await asKith(tx, async () => {
    const homeId = (await childById(tx, providerId, childId))?.homeId;
    return homeId && { homeId, settings: await settingsOfHome(tx, providerId, homeId, now) };
  });
  if (!found) {
    const text = 'No child who lives at one of your homes has this address. Look for them by name instead.';
    return { then: 'mend', errors: [{ field: 'reason', text }] };
  }
  const { homeId, settings } = found;
  const accessId: EmergencyAccessId = derivedId(submission, `opened in an emergency by ${personId}`);
  await openEmergency(tx, providerId, {
    accessId,
    childId,
    homeId,
    personId,
    reason,
    words,
    openedAt: now,
    endsAt: instant(now + lastsFor(settings)),
    reviewDueAt: closeOfWorkingDay(now, 1, clockSettings(settings).closeOfBusiness),
  });
  return { then: 'go', to, about: { childId, homeId }, ids: { access: accessId } };
}
