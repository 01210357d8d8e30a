import type { Id, ProviderId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';

/** The cookie by which Kith knows a browser that a manager has said something about. It says nothing of a person. */
export const BROWSER_COOKIE = '__Host-kith-browser';

/** What that cookie says, before anything of it is believed. */
export type BrowserKey = {
  readonly providerId: ProviderId;
  readonly browserId: Id<'browser'>;
  readonly token: string;
};

const SHAPE = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{43})$/;

/** Reads `<provider>.<browser>.<secret>`; `undefined` for anything else. */
export function readBrowserCookie(cookie: string | undefined): BrowserKey | undefined {
  const [, provider, browser, token] = SHAPE.exec(cookie ?? '') ?? [];
  const providerId = parseId<'provider'>(provider ?? '');
  const browserId = parseId<'browser'>(browser ?? '');
  return providerId && browserId && token ? { providerId, browserId, token } : undefined;
}

/** The cookie's value for a browser. */
export const browserCookieValue = ({ providerId, browserId, token }: BrowserKey): string =>
  `${providerId}.${browserId}.${token}`;
