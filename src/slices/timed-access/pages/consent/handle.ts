import { derivedId } from '#platform/crypto/derived-id.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { recordConsent, withdrawConsent } from '../../store/grants.ts';
import type { Said } from './form.ts';
import type { Loaded } from './load.ts';

/** Writes down a consent, or that it was taken back: from the visitor’s next request on it counts. */
export async function handle(said: Said, loaded: Loaded, { tx, actor, now }: PageContext): Promise<Handled> {
  const { providerId, personId } = actor;
  const { grantId } = loaded.grant;
  const { childId, homeId } = loaded.child;
  const { by: givenBy, how, words } = said;
  if (said.says === 'agrees') {
    const consentId = derivedId<'consent'>(said.submission, `consent recorded by ${personId}`);
    const consent = { consentId, childId, givenBy, how, words, recordedBy: personId, recordedAt: now };
    await recordConsent(tx, providerId, grantId, consent);
  } else {
    await withdrawConsent(tx, providerId, { grantId, childId, givenBy, recordedBy: personId }, now);
  }
  return {
    then: 'go',
    to: `/dated-access/${grantId}/children/${childId}`,
    about: { childId, homeId: homeId ?? undefined },
    ids: { grant: grantId },
  };
}
