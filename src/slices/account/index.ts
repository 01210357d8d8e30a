export type { BrowserKey } from './model/browser-cookie.ts';
export { BROWSER_COOKIE, browserCookieValue, readBrowserCookie } from './model/browser-cookie.ts';
export { readSessionCookie, SESSION_COOKIE, sessionCookieValue } from './model/cookie.ts';
export { looksLikeEmail, normalEmail } from './model/email.ts';
export { totpBinding } from './model/factors.ts';
export type { PasswordOwner } from './model/password-rules.ts';
export { MIN_PASSWORD, passwordProblem } from './model/password-rules.ts';
export { isFresh } from './model/proof.ts';
export type { DeviceClass } from './model/session-rules.ts';
export { IDLE } from './model/session-rules.ts';
export type { KnownBrowser } from './store/browsers.ts';
export { addBrowser, endBrowser, knownBrowser, knownBrowsers } from './store/browsers.ts';
export type { Who } from './store/context.ts';
export { signInFor } from './store/context.ts';
export type { Credential } from './store/credentials.ts';
export {
  createCredential,
  credentialByEmail,
  credentialOf,
  ownerOfAddress,
  setTotp,
} from './store/credentials.ts';
export { dropDraft, keepDraft, readDraft } from './store/drafts.ts';
export type { Installation } from './store/installation.ts';
export { installation, isSetUpSecret, newSetUpSecret, useSetUpSecret } from './store/installation.ts';
export type { FoundSession, OpenSession, SessionKey } from './store/sessions.ts';
export {
  endSession,
  endSessionsOf,
  findSession,
  openSessions,
  personOfToken,
  startSession,
} from './store/sessions.ts';
export { linkCodesOf, makeLinkCode } from './store/sign-on.ts';
export type { WayIn } from './store/ways-in.ts';
export { halfFor, openWayIn, secondWayIn, startWayIn } from './store/ways-in.ts';
