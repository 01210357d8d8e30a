import type { CompiledRule, Ending, Pack } from '../pack.ts';
import { dueOf, overdueAt } from '../time/due.ts';
import type { Closure } from '../types.ts';
import type { Owed, Reading } from './raise.ts';
import type { Entry, Timeline } from './timeline.ts';
import { isKnown, scopeOf } from './timeline.ts';

/** What closing found: events that closed nothing, and endings that a missing fact left open. */
export type Closing = {
  readonly unmatched: readonly Entry[];
  readonly undecided: readonly {
    readonly entry: Entry;
    readonly reading: Reading;
    readonly facts: readonly string[];
  }[];
};

/**
 * Goes through time up to now and closes what was done, set aside or ended, and renews what recurs.
 *
 * A `duty.done` or `duty.set-aside` closes, for each recipient it names, the oldest open duty with that action (and
 * event type, where it gives one) raised by then; with the exact id of a duty, that duty alone. Where it names nobody,
 * it closes what nobody receives, or else the one open duty that it can mean; of several it closes none by a guess. A
 * recurring duty is not closed by it but begins its next round.
 * An event that ends or renews touches the duties of the event its fact `about` names; without `about` only those of
 * the latest event that raised a duty by the same rule, so that an older one is never closed by a guess.
 */
export function closeDuties(timeline: Timeline, all: readonly Owed[]): Closing {
  const unmatched: Entry[] = [];
  const undecided: { entry: Entry; reading: Reading; facts: readonly string[] }[] = [];
  const endings = endingsByType(all);
  for (const entry of timeline.entries) {
    const { type, occurredAt } = entry.event;
    if (!isKnown(timeline, entry) || occurredAt > timeline.now) continue;
    if (type === 'duty.done' || type === 'duty.set-aside') {
      if (!closeByEvidence(timeline, entry, all)) unmatched.push(entry);
      continue;
    }
    for (const ending of latestOnly(entry, endings.get(type) ?? [])) {
      const { reading, on, ends } = ending;
      if (reading.closed) continue;
      const scope = scopeOf(timeline, entry, reading.pack);
      const holds = on.when ? on.when.holds(scope) : true;
      if (holds === undefined) undecided.push({ entry, reading, facts: on.when?.missing(scope) ?? [] });
      if (holds !== true) continue;
      if (ends) close(timeline, reading, { as: 'ended', at: occurredAt });
      else fulfil(timeline, reading, { as: 'done', at: occurredAt });
    }
  }
  return { unmatched, undecided };
}

/** Closes what a `duty.done` or `duty.set-aside` names; false when nothing open answers to it. */
function closeByEvidence(timeline: Timeline, entry: Entry, all: readonly Owed[]): boolean {
  const { facts, occurredAt, type } = entry.event;
  const as = type === 'duty.done' ? 'done' : 'set-aside';
  const reason = typeof facts['reason'] === 'string' ? facts['reason'] : undefined;
  const closure = reason === undefined ? { as, at: occurredAt } : { as, at: occurredAt, reason };
  const open = all.filter(
    (owed) => owed.entry.event.occurredAt <= occurredAt && owed.readings.some((reading) => !reading.closed),
  );
  const finish = (owed: Owed | undefined): boolean => {
    for (const reading of owed?.readings ?? [])
      if (!reading.closed) fulfil(timeline, reading, closure as Ended);
    return owed !== undefined;
  };
  if (typeof facts['duty'] === 'string') return finish(open.find((owed) => owed.id === facts['duty']));
  const to = Array.isArray(facts['to']) && facts['to'].length > 0 ? (facts['to'] as string[]) : [undefined];
  const subject = facts['subject'];
  let matched = false;
  for (const recipient of new Set(to)) {
    const alike = open.filter(
      (owed) =>
        owed.action === facts['action'] && (subject === undefined || owed.entry.event.type === subject),
    );
    const named = alike.filter((owed) => owed.recipient === recipient);
    const candidates = named.length === 0 && recipient === undefined && alike.length === 1 ? alike : named;
    if (finish(oldest(candidates))) matched = true;
  }
  return matched;
}

/** The one waiting longest: a recurring duty waits since its last round. */
function oldest(candidates: readonly Owed[]): Owed | undefined {
  let first: Owed | undefined;
  for (const owed of candidates) if (!first || waitingSince(owed) < waitingSince(first)) first = owed;
  return first;
}

function waitingSince(owed: Owed): number {
  const open = owed.readings.filter((reading) => !reading.closed);
  return Math.min(...open.map((reading) => reading.lastDone ?? owed.entry.event.occurredAt));
}

type Ended = Omit<Closure, 'late'>;

/** Does a duty once: a recurring one begins its next round, any other is closed. */
function fulfil(timeline: Timeline, reading: Reading, closure: Ended): void {
  if (reading.duty.due.kind !== 'recurring') {
    close(timeline, reading, closure);
    return;
  }
  const settings = timeline.settingsOf(reading.pack).clocks;
  const next = dueOf({ due: reading.duty.due, start: reading.start, settings, lastDone: closure.at });
  reading.lastDone = closure.at;
  reading.due = next.due;
  reading.arithmetic = next.why;
}

function close(timeline: Timeline, reading: Reading, closure: Ended): void {
  const last = overdueAt(reading.due, timeline.settingsOf(reading.pack).clocks);
  reading.closed = { ...closure, late: last !== null && closure.at > last };
}

type Possible = {
  readonly owed: Owed;
  readonly reading: Reading;
  readonly on: Ending;
  readonly ends: boolean;
};

function endingsByType(all: readonly Owed[]): ReadonlyMap<string, readonly Possible[]> {
  const byType = new Map<string, Possible[]>();
  const add = (possible: Possible) => {
    const list = byType.get(possible.on.event);
    if (list) list.push(possible);
    else byType.set(possible.on.event, [possible]);
  };
  for (const owed of all) {
    for (const reading of owed.readings) {
      for (const on of reading.rule.renewedBy) add({ owed, reading, on, ends: false });
      for (const on of reading.rule.endsWhen) add({ owed, reading, on, ends: true });
    }
  }
  return byType;
}

/** Those that an event may touch: of the event it is about, else of the latest one that each rule was raised by. */
function latestOnly(entry: Entry, possible: readonly Possible[]): readonly Possible[] {
  const { occurredAt, facts } = entry.event;
  const { about } = facts;
  if (typeof about === 'string') {
    return possible.filter(
      ({ owed }) =>
        [owed.entry.key, owed.entry.ref].includes(about) && owed.entry.event.occurredAt <= occurredAt,
    );
  }
  const earlier = possible.filter(({ owed }) => owed.entry.order < entry.order);
  const latest = new Map<string, number>();
  const keyOf = (pack: Pack, rule: CompiledRule) => `${pack.id}/${rule.rule.id}`;
  for (const { owed, reading } of earlier) {
    const key = keyOf(reading.pack, reading.rule);
    latest.set(key, Math.max(latest.get(key) ?? -1, owed.entry.order));
  }
  return earlier.filter(
    ({ owed, reading }) => latest.get(keyOf(reading.pack, reading.rule)) === owed.entry.order,
  );
}

/** How a duty was closed for good: by the last of its readings, and not before every one of them is. */
export function closureOf(owed: Owed): Closure | undefined {
  let last: Closure | undefined;
  for (const { closed } of owed.readings) {
    if (!closed) return undefined;
    if (!last || closed.at > last.at) last = closed;
  }
  return last;
}
