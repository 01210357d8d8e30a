import { momentInWords } from '#kernel/day-words.ts';
import { answerDuty } from './deciding/answer-duty.ts';
import type { AskList } from './deciding/asks.ts';
import { askList } from './deciding/asks.ts';
import type { Closing } from './deciding/close.ts';
import { closeDuties } from './deciding/close.ts';
import { recipientDifference } from './deciding/differences.ts';
import { answerGates } from './deciding/gates.ts';
import { inOrder } from './deciding/precedence.ts';
import { promptsOf } from './deciding/prompts.ts';
import type { Owed } from './deciding/raise.ts';
import { raiseDuties } from './deciding/raise.ts';
import type { DecideInput, Timeline } from './deciding/timeline.ts';
import { isKnown, scopeOf, timelineOf } from './deciding/timeline.ts';
import { familyLock, floorsFor } from './floors.ts';
import type { SettingKind } from './settings.ts';
import { defaultInWords } from './settings.ts';
import { coverageWarning } from './time/bank-holidays.ts';
import { readClockSettings } from './time/clock-settings.ts';
import type { Answer, Gate } from './types.ts';

export type { DecideInput } from './deciding/timeline.ts';

/**
 * Who must do what, told to whom, by when, recorded where, and which clause says so; what may not be done yet; what to
 * say; what to ask. Pure: the same input gives the same answer, in whatever order the packs come. Duties are those of
 * history and event together, in their state at `now`; gates, prompts and asks those of the event.
 */
export function decide(input: DecideInput): Answer {
  const timeline = timelineOf(input);
  const known = timeline.entries.filter((entry) => isKnown(timeline, entry));
  const asks = askList(timeline.current);
  const all = raiseDuties(timeline, asks);
  const closing = closeDuties(timeline, all);
  const lock = familyLock(known);
  const defaults = new Map<string, SettingKind>();
  const duties = inOrder(
    siblingsOf(all).flatMap((group) => {
      const recipients = recipientDifference(group);
      return group.map((owed) => answerDuty(timeline, owed, recipients, lock, defaults));
    }),
  );
  const gates = answerGates(timeline, floorsFor(input.event, known), asks);
  const prompts = promptsOf(timeline, asks);
  askForEvent(timeline, closing, asks);
  return {
    duties,
    gates,
    prompts,
    asks: asks.all(),
    warnings: warningsOf(timeline, closing, defaults),
  };
}

/** The gates of the event alone, as `decide` answers them. */
export function decideGates(input: DecideInput): readonly Gate[] {
  const timeline = timelineOf(input);
  const known = timeline.entries.filter((entry) => isKnown(timeline, entry));
  return answerGates(timeline, floorsFor(input.event, known), askList(timeline.current));
}

/** Duties of one event and one action, together: they may differ over whom to tell. */
function siblingsOf(all: readonly Owed[]): readonly (readonly Owed[])[] {
  const groups = new Map<string, Owed[]>();
  for (const owed of all) {
    const key = `${owed.entry.ref}:${owed.action}`;
    const group = groups.get(key);
    if (group) group.push(owed);
    else groups.set(key, [owed]);
  }
  return [...groups.values()];
}

/** Asks for question sets, and for facts that ending a duty, or safety, could not do without. */
function askForEvent(timeline: Timeline, closing: Closing, asks: AskList): void {
  const { current } = timeline;
  for (const pack of current.packs) {
    const rules = pack.rulesOn(current.event.type);
    if (rules.asks.length === 0) continue;
    const scope = scopeOf(timeline, current, pack);
    for (const { rule, ask, when } of rules.asks) {
      const holds = when ? when.holds(scope) : true;
      if (holds === undefined && when) asks.missing(when.missing(scope), rule.clauses, pack);
      if (holds === false || (holds === undefined && rule['if-unknown'] === 'skip')) continue;
      asks.questions(ask.questions, rule.clauses, pack);
    }
  }
  for (const { entry, reading, facts } of closing.undecided) {
    if (entry === current) asks.missing(facts, reading.rule.rule.clauses, reading.pack);
  }
  const { event } = current;
  if (event.type === 'access.restricted' && event.facts['stopsProtectedContact'] === undefined) {
    asks.missing(['stopsProtectedContact'], [], undefined);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function warningsOf(
  timeline: Timeline,
  closing: Closing,
  defaults: ReadonlyMap<string, SettingKind>,
): readonly string[] {
  const { input, current, now } = timeline;
  const warnings: string[] = [];
  const coverage = coverageWarning(now);
  if (coverage) warnings.push(coverage);
  if (!timeline.untouched) {
    for (const { message } of readClockSettings(input.settings).problems) {
      warnings.push(`${message}. Until then Kith’s default runs.`);
    }
  }
  for (const id of timeline.adopted) {
    if (current.packs.some((pack) => pack.id === id)) continue;
    const title = input.packs.find((pack) => pack.id === id)?.title ?? id;
    const when = momentInWords(current.event.occurredAt);
    warnings.push(
      current.adopted.includes(id)
        ? `No version of ${title} was in force on ${when}.`
        : `You did not follow ${title} on ${when}, so it has no say in this.`,
    );
  }
  for (const { event, ref } of closing.unmatched) {
    const { to } = event.facts;
    const action = textOf(event.facts['action']);
    const told = Array.isArray(to) && to.length > 0 ? ` (${to.join(', ')})` : '';
    warnings.push(`${ref}: no open duty answers to ${action}${told}, so nothing was closed.`);
  }
  for (const id of [...defaults.keys()].sort()) {
    const setting = defaults.get(id);
    if (setting) warnings.push(`${defaultInWords(setting)}.`);
  }
  return warnings;
}
