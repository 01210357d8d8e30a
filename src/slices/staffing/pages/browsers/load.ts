import { can } from '#access/can.ts';
import { type KnownBrowser, knownBrowser, knownBrowsers } from '#slices/account/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';

/** Homes whose browsers the reader looks after (at least one), those browsers, and the one they sit at. */
export type Loaded = {
  readonly homes: readonly Home[];
  readonly browsers: readonly KnownBrowser[];
  readonly here: KnownBrowser | undefined;
};

export async function load({ tx, actor, browser }: PageContext): Promise<Loaded | undefined> {
  const homes = (await homesOf(tx, actor.providerId)).filter(
    ({ homeId }) => can(actor, 'browser.keep', { homeId }).allow,
  );
  if (homes.length === 0) return undefined;
  const theirs = new Set(homes.map(({ homeId }) => homeId));
  const browsers = (await knownBrowsers(tx, actor.providerId)).filter(({ homeId }) => theirs.has(homeId));
  return { homes, browsers, here: await knownBrowser(tx, actor.providerId, browser) };
}
