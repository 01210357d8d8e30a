import { can } from '#access/can.ts';
import { ok, refuse } from '#kernel/result.ts';
import { endBrowser, endSessionsOf, knownBrowsers } from '#slices/account/index.ts';
import { page, valueOf } from '#web/page.ts';
import { type Loaded, view } from './view.tsx';

/** A device that is lost, stolen or given away: Kith knows it no longer, and everybody is out of it. */
export const browserPage = page<Loaded, 'end'>({
  path: '/browsers/:browser',
  action: 'browser.keep',
  audit: { view: 'BROWSER_VIEWED', submit: 'BROWSER_ENDED' },
  // No proof is asked for: whoever reports a stolen tablet is in a hurry, and nothing is opened by it.
  async load({ tx, actor, params }) {
    const browser = (await knownBrowsers(tx, actor.providerId)).find(
      (each) => each.browserId === params['browser'],
    );
    return browser && can(actor, 'browser.keep', { homeId: browser.homeId }).allow ? { browser } : undefined;
  },
  subject: ({ browser }) => ({ homeId: browser.homeId }),
  parse: (body) =>
    valueOf(body, 'end') === 'end'
      ? ok('end')
      : refuse([{ field: 'end', text: 'Tick this if the device is no longer in the home’s hands' }]),
  async handle(_end, { browser }, { tx, actor, now }) {
    await endBrowser(tx, actor.providerId, browser.browserId, actor.personId, now);
    await endSessionsOf(tx, actor.providerId, { browserId: browser.browserId }, now);
    return { then: 'go', to: '/browsers', about: { homeId: browser.homeId } };
  },
  view,
});
