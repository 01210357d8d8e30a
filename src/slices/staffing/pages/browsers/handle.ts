import { derivedId } from '#platform/crypto/derived-id.ts';
import { addBrowser, endBrowser } from '#slices/account/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Said } from './form.ts';
import type { Loaded } from './load.ts';

/** Keeps what was said, in place of anything said of this browser before. It counts from the next sign-in here. */
export async function handle(
  said: Said,
  { here, browsers }: Loaded,
  ctx: PageContext,
): Promise<Handled<Loaded>> {
  const { tx, actor, now } = ctx;
  const { homeId, name, deviceClass } = said;
  const browserId = derivedId<'browser'>(said.submission, `browser set by ${actor.personId}`);
  const done = { then: 'go', to: '/browsers', about: { homeId }, ids: { browser: browserId } } as const;
  // A second press of the button.
  if (browsers.some((each) => each.browserId === browserId)) return done;
  if (here) await endBrowser(tx, actor.providerId, here.browserId, actor.personId, now);
  const set = { browserId, homeId, name, deviceClass, setBy: actor.personId };
  return { ...done, browser: await addBrowser(tx, actor.providerId, set, now) };
}
