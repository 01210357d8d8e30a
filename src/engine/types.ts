import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { EventType } from './facts.ts';
import type { Act, Action, ClockKind, Decision, PromptKind, Recipient, RecordPlace } from './vocabulary.ts';

/** A fact's value as it arrives: JSON, already checked against the event's published facts. */
export type FactValue =
  | boolean
  | number
  | string
  | readonly string[]
  | { readonly [fact: string]: FactValue };

/** Something that happened or is proposed. Never changed, only added to. */
export type EngineEvent = {
  /** Names the event so that a later one can be `about` it; optional in scenarios. */
  readonly id?: string;
  readonly type: EventType;
  /** When it happened. Clocks start here, never at the typing. */
  readonly occurredAt: Instant;
  /** When it was entered. */
  readonly recordedAt?: Instant;
  readonly facts: { readonly [fact: string]: FactValue };
};

export type Child = { readonly dateOfBirth: PlainDate };

/** Values an organisation gave to what its policies leave open, by setting id. */
export type Settings = { readonly [id: string]: unknown };

/** When a duty is due. `at` is null where the policy names no instant. */
export type Due = {
  readonly kind: ClockKind;
  readonly at: Instant | null;
  /** The policy's own measure in words: "within 24 hours". */
  readonly text: string;
};

/** What in a pack is Kith's own reading and not the document's words. */
export type Mark = 'proposed' | 'inferred' | 'derived';

/** One pack's reading of a duty, before the merge. */
export type DutyPart = {
  readonly pack: string;
  readonly version: string;
  readonly rule: string;
  /** What to do, verb first; `{child}` and `{recipient}` are filled by the screen. */
  readonly title: string;
  /** One or two sentences of how. */
  readonly how: string;
  readonly due: Due;
  readonly clauses: readonly string[];
  readonly record: readonly RecordPlace[];
  /** The pack's own word for the record or act: "measure", "sanction". */
  readonly term?: string;
  /** Arithmetic of the due time, line by line. */
  readonly why: readonly string[];
  /** A manager may set this duty aside with a reason. */
  readonly maySetAside: boolean;
  /** Ours, not the document's words: to be shown as such. */
  readonly mark?: Mark;
};

/** A point on which adopted policies differ, with each one's reading and which one counts. */
export type Difference = {
  readonly about: 'due' | 'term' | 'decision' | 'recipient' | 'record';
  readonly text: string;
  readonly readings: readonly {
    readonly pack: string;
    readonly clauses: readonly string[];
    readonly text: string;
  }[];
  /** The pack whose reading applies; null where all apply together. */
  readonly applies: string | null;
};

/** A person or team to ring, open at the moment asked about. */
export type Contact = {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  /** When the entry answers, in words: "Monday to Friday, 09:00 to 17:00". */
  readonly when: string;
};

export type Closure = {
  readonly as: 'done' | 'set-aside' | 'ended';
  readonly at: Instant;
  /** Closed after it was due: the breach stays visible. */
  readonly late: boolean;
  readonly reason?: string;
};

export type Duty = {
  /** Stable for one input: event, action, recipient and subject. */
  readonly id: string;
  readonly action: Action;
  /** At most one recipient; empty where nobody receives (record, check). */
  readonly to: readonly Recipient[];
  /** The event type it follows from. */
  readonly subject: EventType;
  readonly due: Due;
  readonly state: 'open' | 'held' | 'overdue' | 'done';
  readonly heldUntil: readonly string[];
  readonly record: readonly RecordPlace[];
  readonly clauses: readonly string[];
  readonly packs: readonly string[];
  readonly differs: readonly Difference[];
  /** Lines a person can follow: the rule and clause, the arithmetic, the merge, the hold. */
  readonly why: readonly string[];
  /** `event` or `history[n]`. */
  readonly raisedBy: string;
  readonly contact?: Contact;
  readonly closed?: Closure;
  /** 1 immediate danger, 2 family lock, 3 image safety, 4 protected contacts, 5 the rest; the list is in this order, then by time. */
  readonly precedence: 1 | 2 | 3 | 4 | 5;
  readonly parts: readonly DutyPart[];
};

export type Gate = {
  readonly act: Act;
  readonly decision: Decision;
  /** What would open it, one line each. Empty when the decision is `allow`. */
  readonly until: readonly string[];
  /** The role that may give a reason, where the decision is `allow-with-reason`. */
  readonly reasonBy?: Recipient;
  readonly clauses: readonly string[];
  readonly packs: readonly string[];
  readonly differs: readonly Difference[];
  readonly why: readonly string[];
};

export type Prompt = {
  readonly kind: PromptKind;
  readonly text: string;
  readonly clauses: readonly string[];
  readonly packs: readonly string[];
  /** Ours, not the document's words: to be shown as such. */
  readonly mark?: Mark;
};

/** A question set to complete, or a fact that a rule could not do without. */
export type Ask = {
  /** Question set id, or `missing-facts`. */
  readonly questions: string;
  /** The missing fact by its published name, with `missing-facts` only. */
  readonly fact?: string;
  readonly text?: string;
  readonly clauses: readonly string[];
  readonly packs: readonly string[];
};

/** The engine's answer. Duties of history and event together; gates, prompts and asks of the event alone. */
export type Answer = {
  readonly duties: readonly Duty[];
  readonly gates: readonly Gate[];
  readonly prompts: readonly Prompt[];
  readonly asks: readonly Ask[];
  /** Things a person should know about the answer itself: bank holidays running out, a setting at its default. */
  readonly warnings: readonly string[];
};
