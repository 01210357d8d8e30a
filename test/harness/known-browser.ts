import { randomUUID } from 'node:crypto';
import type { Id } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { addBrowser, BROWSER_COOKIE, type BrowserKey, browserCookieValue } from '#slices/account/index.ts';
import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';
import { asSystem, type SmallHome } from './builders.ts';

/** Has the home's manager say what a browser is used as. */
export async function knowBrowser(
  kith: TestApp,
  home: SmallHome,
  browser: Pick<Browser, 'cookies'>,
  deviceClass: 'shared' | 'managed',
): Promise<BrowserKey> {
  const { providerId, homeId, manager } = home;
  const browserId = randomUUID() as Id<'browser'>;
  const known = { browserId, homeId, deviceClass, name: 'Kitchen tablet', setBy: manager };
  const key = await asSystem(kith.db, providerId, (tx) =>
    addBrowser(tx, providerId, known, instant(kith.clock.now())),
  );
  browser.cookies.set(BROWSER_COOKIE, browserCookieValue(key));
  return key;
}
