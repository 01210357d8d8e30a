import type { VNode } from 'preact';
import type { AuditEvent } from '#audit/events.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Content } from '#ui/govuk/content.ts';
import type { BrowserCookie, KeyVault, SessionCookie, SignOn } from './keys.ts';
import type { FieldError, FormBody } from './page.ts';
import type { PackShelf } from './shelf.ts';

export type { BrowserCookie, KeyVault, SessionCookie, SignedOn, SignOn } from './keys.ts';

/** Everything a page may use while nobody is signed in, or somebody is half-way. */
export type PublicContext = {
  /**
   * Runs `work` in one transaction under the sign-in scope (of the provider that the session cookie names, if any):
   * what it returns has been committed. May be used more than once, so that no connection is held while a password
   * is hashed.
   */
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly now: Instant;
  readonly query: FormBody;
  /** The form as sent; empty on GET. Its token was checked already. */
  readonly body: FormBody;
  /** First inside every form of the page. */
  readonly hidden: VNode;
  /** Only read where somebody's session is needed: to go on half-way, to end it. */
  readonly session: SessionCookie | undefined;
  /** What the browser's own cookie says of it, before anything of it is believed. */
  readonly browser: BrowserCookie | undefined;
  /** What was kept in this browser while somebody was away at their sign-on, as it was sealed. */
  readonly kept: string | undefined;
  /** The token that the forms of this page carry: what a page seals into itself is bound to it. */
  readonly token: string;
  /** The network address the request came from. Never stored or logged as it is: see `vault.pseudonym`. */
  readonly source: string;
  readonly requestId: string;
  readonly newId: () => string;
  readonly vault: KeyVault;
  readonly shelf: PackShelf;
  /** The organisation's own sign-on, where this Kith has been told of one. */
  readonly signOn: SignOn | undefined;
  /** Where people reach Kith: scheme, host and port. */
  readonly origin: string;
};

/** A page on the narrow sheet of signed-out pages; app puts the house around it. */
export type PublicDrawn = {
  readonly title: string;
  readonly heading?: Content | undefined;
  readonly lead?: Content | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** News above the heading: "You have signed out." */
  readonly banner?: Content | undefined;
  readonly wide?: boolean | undefined;
  /** Shows nothing but its body: no name, no heading, no foot. */
  readonly blank?: boolean | undefined;
  readonly body: VNode;
};

/** What a request comes to. */
export type PublicAnswer =
  | {
      readonly page: PublicDrawn;
      readonly status?: number;
      readonly keep?: { readonly sealed: string } | 'forget' | undefined;
    }
  /** To an address elsewhere: the organisation's own sign-on, as its installer named it. Only ever by following a link. */
  | { readonly away: string; readonly keep?: { readonly sealed: string } | 'forget' | undefined }
  | {
      /** A path of Kith's own. */
      readonly go: string;
      /** Gives the browser this session, or takes away the one it has. */
      readonly session?: SessionCookie | 'forget' | undefined;
      /** Tells the browser to drop everything it keeps of Kith (Clear-Site-Data). */
      readonly clearBrowser?: boolean;
      /** Kept in this browser while somebody is away at their sign-on, sealed; or taken away again. */
      readonly keep?: { readonly sealed: string } | 'forget' | undefined;
    }
  /** The same answer as an address that does not exist. */
  | { readonly absent: true };

/**
 * A page that needs nobody signed in. `access: 'public'` and the audit events that it leaves are required, so that
 * nobody opens a door without saying so. A page writes its own audit entries, since the provider is only known
 * inside it. Every POST must come from Kith's own pages and carry a token:
 * `form` a token that lies in a cookie as well · `session` the token of the session it came with, in whatever state.
 */
export type PublicPage = {
  readonly path: string;
  readonly access: 'public';
  readonly audit: readonly [AuditEvent, ...AuditEvent[]];
  readonly token: 'form' | 'session';
  readonly get: (ctx: PublicContext) => Promise<PublicAnswer>;
  readonly post?: (ctx: PublicContext) => Promise<PublicAnswer>;
};
