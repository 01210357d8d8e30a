import { dayNumberOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { instant } from '#kernel/instant.ts';
import { startOfLondonDay } from '#kernel/london.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import type { Scope } from '../conditions/compile-condition.ts';
import { factPath, startFact } from '../due-start.ts';
import type { EventType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import type { CompiledRule, Pack, RulesOfEvent } from '../pack.ts';
import type { RuleDuty } from '../pack-schema.ts';
import { dueOf } from '../time/due.ts';
import type { Closure, Due } from '../types.ts';
import type { Action, Recipient } from '../vocabulary.ts';
import type { AskList } from './asks.ts';
import type { Entry, Timeline } from './timeline.ts';
import { scopeOf } from './timeline.ts';

type DutyRule = RulesOfEvent['duties'][number];
const NONE: readonly string[] = [];

/** One pack's reading of one duty while the answer is being worked out. */
export type Reading = {
  readonly pack: Pack;
  readonly rule: CompiledRule;
  readonly duty: RuleDuty;
  readonly start: Instant;
  /** The facts that were missing, where it is owed only because the safer branch is taken. */
  readonly unknown: readonly string[];
  due: Due;
  arithmetic: readonly string[];
  /** When a recurring duty was last done. */
  lastDone: Instant | undefined;
  closed: Closure | undefined;
};

/** A duty while the answer is being worked out: every reading of one action to one recipient from one event. */
export type Owed = {
  readonly id: string;
  readonly entry: Entry;
  readonly action: Action;
  readonly recipient: Recipient | undefined;
  readonly readings: Reading[];
};

/**
 * Raises the duties of every event, by the policies in force when it happened; readings of one duty come together.
 * Facts of the event asked about that a rule could not do without are asked for.
 */
export function raiseDuties(timeline: Timeline, asks: AskList): readonly Owed[] {
  const all: Owed[] = [];
  for (const entry of timeline.entries) {
    const byKey = new Map<string, Owed>();
    for (const pack of entry.packs) {
      const { duties } = pack.rulesOn(entry.event.type);
      if (duties.length === 0) continue;
      const scope = scopeOf(timeline, entry, pack);
      for (const rule of duties) raise(timeline, entry, pack, rule, scope, byKey, asks);
    }
    all.push(...byKey.values());
  }
  return all;
}

function raise(
  timeline: Timeline,
  entry: Entry,
  pack: Pack,
  rule: DutyRule,
  scope: Scope,
  byKey: Map<string, Owed>,
  asks: AskList,
): void {
  const holds = rule.when ? rule.when.holds(scope) : true;
  if (holds === false) return;
  const { duty } = rule;
  const unknown = holds === undefined && rule.when ? rule.when.missing(scope) : NONE;
  if (entry === timeline.current) {
    asks.missing(unknown, rule.rule.clauses, pack);
    const noStart = missingStart(duty, entry);
    if (noStart !== undefined) asks.missing([noStart], rule.rule.clauses, pack);
  }
  if (holds === undefined && rule.rule['if-unknown'] === 'skip') return;
  const { type, occurredAt } = entry.event;
  const start = startOf(duty, entry) ?? occurredAt;
  const { due, why } = dueOf({ due: duty.due, start, settings: timeline.settingsOf(pack).clocks });
  for (const recipient of recipientsOf(duty)) {
    const key = recipient === undefined ? duty.action : `${duty.action}:${recipient}`;
    let owed = byKey.get(key);
    if (!owed) {
      owed = { id: `${entry.key}:${type}:${key}`, entry, action: duty.action, recipient, readings: [] };
      byKey.set(key, owed);
    }
    owed.readings.push({
      pack,
      rule,
      duty,
      start,
      unknown,
      due,
      arithmetic: why,
      lastDone: undefined,
      closed: undefined,
    });
  }
}

function recipientsOf(duty: RuleDuty): readonly (Recipient | undefined)[] {
  if (duty.to === undefined) return [undefined];
  return typeof duty.to === 'string' ? [duty.to] : [...new Set(duty.to)];
}

/** The moment that a fact names for the clock's start; `undefined` when the rule names no fact, or it is missing. */
function startOf(duty: RuleDuty, entry: Entry): Instant | undefined {
  const written = startFact(duty.due);
  if (written === undefined) return undefined;
  let value: unknown = entry.event.facts;
  for (const name of factPath(written, nounOf(entry.event.type))) {
    value = (value as { readonly [name: string]: unknown } | undefined)?.[name];
  }
  if (typeof value !== 'string') return undefined;
  const date = parsePlainDate(value);
  if (date) return startOfLondonDay(dayNumberOf(date));
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? undefined : instant(parsed);
}

const nounOf = (type: EventType): string => EVENTS[type].noun;

/** The fact that should have started the clock, where it is missing and the event's own time stands in. */
function missingStart(duty: RuleDuty, entry: Entry): string | undefined {
  const written = startFact(duty.due);
  if (written === undefined || startOf(duty, entry) !== undefined) return undefined;
  return factPath(written, nounOf(entry.event.type)).join('.');
}
