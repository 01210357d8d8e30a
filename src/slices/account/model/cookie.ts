import type { ProviderId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';

/**
 * The session cookie's name. The prefix makes browsers insist that it is Secure, for the whole path and for this host
 * alone, so that no neighbouring site can plant one.
 */
export const SESSION_COOKIE = '__Host-kith';

const SHAPE = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** Reads `<provider>.<secret>`; `undefined` for anything else. Nothing of it is believed yet. */
export function readSessionCookie(
  cookie: string | undefined,
): { readonly providerId: ProviderId; readonly token: string } | undefined {
  const [, provider, token] = SHAPE.exec(cookie ?? '') ?? [];
  const providerId = parseId<'provider'>(provider ?? '');
  return providerId && token ? { providerId, token } : undefined;
}

/** The cookie's value for a session. */
export function sessionCookieValue(session: {
  readonly providerId: ProviderId;
  readonly token: string;
}): string {
  return `${session.providerId}.${session.token}`;
}
