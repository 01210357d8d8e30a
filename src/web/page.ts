import type { VNode } from 'preact';
import type { Actor } from '#access/actor.ts';
import type { Action, Subject } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import type { FactValue } from '#engine/types.ts';
import type { ChildId, DeviceId, EventId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Content } from '#ui/govuk/content.ts';
import type { BrowserCookie, KeyVault, SessionCookie } from './keys.ts';
import type { PackShelf } from './shelf.ts';

/** A form as it was sent: NFC text, line ends as \n. Fields sent several times are lists. */
export type FormBody = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with one field, in words that say what to do. `field` is the id of the control to go to. */
export type FieldError = { readonly field: string; readonly text: string };

/** Everything a page may use to answer one request. The transaction runs under the actor's own database context. */
export type PageContext = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Instant;
  /** Path parameters, as sent; a page parses its ids and answers `undefined` from load when one is not an id. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: FormBody;
  readonly shelf: PackShelf;
  readonly requestId: string;
  readonly session: OpenSession;
  /** What the browser's own cookie says of it, before anything of it is believed. */
  readonly browser: BrowserCookie | undefined;
  readonly vault: KeyVault;
  /** Where people reach Kith: scheme, host and port. */
  readonly origin: string;
  /** Has Kith itself go on with something once this request has been kept. */
  readonly later: (work: LaterWork) => void;
};

/** The session that a request came under. */
export type OpenSession = {
  readonly key: SessionCookie;
  readonly deviceClass: 'shared' | 'managed';
  /** When its person last proved that they are there. */
  readonly provedAt: Instant | null;
  /** Something about how they sign in that they do not know yet: every page says so until they have looked. */
  readonly news: boolean;
  /** How many decisions wait for this person to be the second one. */
  readonly waiting: number;
  /** The token of its forms: what a page seals into itself is bound to it. */
  readonly csrf: string;
};

/**
 * Work that is too long for one request: done step by step after it, each step in a transaction of Kith's own for the
 * organisation. What has been done and what is left stands in the database, so that it can be taken up again.
 */
export type LaterWork = {
  /** The same work is never done twice at once. */
  readonly name: string;
  readonly providerId: ProviderId;
  /** Whose doing it is, and what they must still be allowed before each step: it stops where their right has ended. */
  readonly onBehalfOf: { readonly personId: PersonId; readonly action: Action; readonly subject: Subject };
  readonly step: (tx: Tx, now: Instant) => Promise<'more' | 'done'>;
  /** Writes down that it cannot go on. */
  readonly failed: (tx: Tx, now: Instant) => Promise<void>;
};

/** An event that a form asks to be recorded; app/record-event.ts decides, stores and audits it. */
export type EventDraft = {
  readonly type: string;
  readonly occurredAt: Instant;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly deviceId?: DeviceId | undefined;
  /** The event this one adds to, corrects, reviews, or closes a duty of. */
  readonly about?: EventId | undefined;
  /** Typed facts for the engine. */
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Words for people: what was said, how, who else, references. */
  readonly details: Readonly<Record<string, FactValue>>;
  /**
   * The member of staff whom a concern is about: it is sealed from them and their line. Null where nobody knows who it
   * is. `staff.conduct-concern` is sealed whether this is said or not.
   */
  readonly concerns?: PersonId | null | undefined;
  /** A device that this event brings into the register, in the same transaction. */
  readonly newDevice?:
    | { readonly id: DeviceId; readonly kind: string; readonly description: string; readonly owner: string }
    | undefined;
};

/** An event that an earlier press of the same button recorded. */
export type SentBefore = {
  readonly eventId: EventId;
  readonly childId: ChildId | null;
  readonly about: EventId | null;
};

/** What the audit is told of where loading could not know it: whom it is about, and ids of what came to be. */
export type Audited = { readonly about?: Subject; readonly ids?: Readonly<Record<string, string>> };

/** What a handled form comes to. `Loaded` is what its page loads. */
export type Handled<Loaded = never> =
  /**
   * Append one event (its duties, projections and audit with it), then go where `to` says. Events that were told
   * in the same breath are recorded in the same transaction, each about the first unless it says otherwise.
   */
  | {
      readonly then: 'record';
      readonly event: EventDraft;
      readonly also?: readonly EventDraft[];
      readonly to: (eventId: EventId) => string;
    }
  /** Something was kept that is no event: go on. */
  | ({
      readonly then: 'go';
      readonly to: string;
      /** What the audit calls it, where that is not the page's own. */
      readonly event?: AuditEvent;
      /** What the browser is to be known by from now on. */
      readonly browser?: BrowserCookie | undefined;
    } & Audited)
  /** Record nothing; draw the page again with what was typed and with this, and leave this line in the audit. */
  | { readonly then: 'show'; readonly loaded: Loaded; readonly audit: AuditEvent }
  /** Show the form again with what was typed and what to mend. */
  | { readonly then: 'mend'; readonly errors: readonly FieldError[] }
  /** Somebody else was first: show the form again, what was typed kept, and what they did. */
  | { readonly then: 'overtaken'; readonly notice: string };

/** A file of text to keep: sent as an attachment, never shown by the browser. */
export type Download = { readonly fileName: string; readonly type: 'text/csv'; readonly body: string };

/** How the form stands when a page is drawn. */
export type FormState = {
  /** What was typed, kept from a failed send or a draft; empty on a first visit. */
  readonly values: FormBody;
  readonly errors: readonly FieldError[];
  /** What somebody else did meanwhile, to be shown above the form. */
  readonly notice?: string;
  /** Hidden inputs every form carries: the csrf token and the submission key. Put it first inside the form. */
  readonly hidden: VNode;
  /** The session's token, for forms that stand inside a component (a duty card's button). */
  readonly csrf: string;
  /** A fresh submission key, likewise. */
  readonly submission: string;
};

/** A drawn page: app puts header, navigation, error summary prefix and footer around it. */
export type Drawn = {
  /** Of the browser's tab; never a child's full name. */
  readonly title: string;
  /** The h1; leave out where a label or legend is the heading. */
  readonly heading?: Content | undefined;
  /** Quiet line above the heading: home, child, when. */
  readonly caption?: Content | undefined;
  /** One sentence under the heading. */
  readonly lead?: Content | undefined;
  readonly body: VNode;
  /** The navigation entry this page belongs to. */
  readonly current?: NavKey | undefined;
  readonly backTo?: { readonly href: string; readonly text?: string } | undefined;
  readonly wide?: boolean;
  /** Seconds after which the page is asked for again, while something is going on that it shows. */
  readonly againAfter?: number | undefined;
};

/** Entries of the main navigation; app decides which a role has. */
export type NavKey =
  | 'record'
  | 'home'
  | 'children'
  | 'devices'
  | 'notices'
  | 'registers'
  | 'reviews'
  | 'library';

/**
 * One page: its address, the action it needs and the audit event it leaves, its loading, form and view. All of
 * `action` and `audit` are required, so that no page exists without them. GET draws; POST handles, where there
 * is a form. Not found and not allowed are the same answer.
 */
export type Page<Loaded, Input> = {
  readonly path: string;
  readonly action: Action;
  readonly audit: { readonly view: AuditEvent; readonly submit?: AuditEvent };
  /** Reads what the page needs; `undefined` is the same 404 as a refusal. */
  readonly load: (ctx: PageContext) => Promise<Loaded | undefined>;
  /** What the action is judged on. */
  readonly subject: (loaded: Loaded, ctx: PageContext) => Subject;
  /**
   * Asks whoever has not proved for five minutes that they are there to do so: before the page opens, or once its form
   * is about to be kept, where `when` says that this one needs it. What was typed is kept and shown again.
   */
  readonly stepUp?:
    | { readonly at: 'opening' }
    | { readonly at: 'sending'; readonly when: (input: Input) => boolean };
  /** A stricter action for sending the form than for seeing the page. */
  readonly submitAction?: Action;
  /** Its form may bring a file of text along: `<field>` is then its text, `<field>-trouble` why it holds none. */
  readonly takesFile?: true;
  /** Sends a file instead of a page; the view is then never drawn. */
  readonly download?: (loaded: Loaded, ctx: PageContext) => Download;
  readonly parse?: (body: FormBody, loaded: Loaded, ctx: PageContext) => Result<Input, readonly FieldError[]>;
  readonly handle?: (input: Input, loaded: Loaded, ctx: PageContext) => Promise<Handled<Loaded>>;
  /**
   * Where the same form leads when it is sent once more: to what its first press recorded. The page may have
   * changed since, so it is neither read nor judged again. Every page that records says this.
   */
  readonly sentBefore?: (recorded: SentBefore, loaded: Loaded) => string;
  readonly view: (loaded: Loaded, form: FormState, ctx: PageContext) => Drawn;
};

/** A page with its own types hidden, as app mounts it. */
// The loaded and input types are each page's own affair; mounting treats every page alike.
export type AnyPage = Page<never, never>;

/** Declares a page; the types of load, parse, handle and view are checked against one another here. */
export function page<Loaded, Input = never>(declaration: Page<Loaded, Input>): AnyPage {
  return declaration as unknown as AnyPage;
}

/** The single value of a field, or '' when it was not sent. */
export function valueOf(body: FormBody, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** What is wrong with one field of a form, in words. */
export const errorOf = ({ errors }: Pick<FormState, 'errors'>, field: string): string | undefined =>
  errors.find((each) => each.field === field)?.text;

/** Every value of a field sent once or several times. */
export function valuesOf(body: FormBody, field: string): readonly string[] {
  const value = body[field];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
