import type { CookieSerializeOptions } from '@fastify/cookie';

/** Carries the token that forms without a session are checked by. */
export const FORM_COOKIE = '__Host-kith-form';

const ours = { path: '/', secure: true, httpOnly: true } as const;

/** Lax, so that a link in an e-mail finds somebody still signed in; nothing is changed by following a link. */
export function sessionCookie(): CookieSerializeOptions {
  return { ...ours, sameSite: 'lax' };
}

/** Outlives every session: it says what the browser is used as, and nothing of a person. */
export function browserCookie(): CookieSerializeOptions {
  return { ...ours, sameSite: 'lax', maxAge: 400 * 24 * 60 * 60 };
}

/** Holds, sealed, what somebody's return from their organisation's sign-on has to fit. */
export const AWAY_COOKIE = '__Host-kith-away';

/** Lax, since they come back from another site. */
export function awayCookie(): CookieSerializeOptions {
  return { ...ours, sameSite: 'lax', maxAge: 10 * 60 };
}

export function formCookie(): CookieSerializeOptions {
  return { ...ours, sameSite: 'strict' };
}
