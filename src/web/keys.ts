import type { Id, ProviderId } from '#kernel/ids.ts';

/** What the session cookie says, before anything of it is believed. */
export type SessionCookie = { readonly providerId: ProviderId; readonly token: string };

/** What the cookie of a browser says that a manager has said something about. */
export type BrowserCookie = {
  readonly providerId: ProviderId;
  readonly browserId: Id<'browser'>;
  readonly token: string;
};

/** Who somebody is to the organisation's own sign-on, and how it says that they proved it. */
export type SignedOn = {
  readonly issuer: string;
  readonly subject: string;
  /** Whether it says that they proved themselves as strongly as this Kith asks. */
  readonly strong: boolean;
  /** When they proved it, in seconds since 1970, where it says so. */
  readonly authTime: number | undefined;
};

/** The organisation's own sign-on (platform/sign-on): begun here, finished when the browser comes back. */
export type SignOn = {
  /** As people call it: "Larch Care". */
  readonly name: string;
  /** Where to send the browser, and what to keep for its return. `again`: it is to ask afresh. Throws where it cannot be reached. */
  readonly begin: (how: {
    readonly again: boolean;
  }) => Promise<{ readonly to: string; readonly keep: string }>;
  /** Who came back; `undefined` where what came back does not fit what was kept. */
  readonly finish: (query: string, keep: string) => Promise<SignedOn | undefined>;
  /** Where its own session is ended, where it offers that. */
  readonly leave: () => Promise<string | undefined>;
};

/** The installation's key in use (platform/crypto/vault.ts). */
export type KeyVault = {
  readonly seal: (secret: string, boundTo: string) => string;
  readonly open: (sealed: string, boundTo: string) => string | undefined;
  readonly pseudonym: (text: string) => Buffer;
};
