import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { FamilyLock } from '../floors.ts';
import type { SettingKind } from '../settings.ts';
import { defaultInWords, ENGINE_SETTINGS } from '../settings.ts';
import { stateAt } from '../time/due.ts';
import type { Closure, Difference, Duty, DutyPart } from '../types.ts';
import { closureOf } from './close.ts';
import { contactFor } from './contact.ts';
import { clausesOf, differencesOver, earliest, recordPlaces } from './differences.ts';
import { precedenceOf } from './precedence.ts';
import type { Owed, Reading } from './raise.ts';
import type { Timeline } from './timeline.ts';
import { unionOf } from './timeline.ts';

/** Settings that ran at their default where that mattered, by id. */
export type DefaultsUsed = Map<string, SettingKind>;

/** Merges the readings of one duty into what the answer shows of it. `recipients`: how policies differ over whom to tell. */
export function answerDuty(
  timeline: Timeline,
  owed: Owed,
  recipients: Difference | undefined,
  lock: FamilyLock | undefined,
  defaults: DefaultsUsed,
): Duty {
  const { entry, action, recipient, readings } = owed;
  const closed = closureOf(owed);
  const open = closed ? readings : readings.filter((reading) => !reading.closed);
  const winner = earliest(open);
  const held = closed ? undefined : heldBy(owed, lock);
  const differs = differencesOver(owed, winner);
  const contact = recipient === undefined ? undefined : contactFor(timeline, entry, recipient);
  const parts: DutyPart[] = [];
  const why: string[] = [];
  for (const reading of readings) {
    const part = partOf(timeline, reading, defaults);
    parts.push(part);
    why.push(`${reading.rule.heading}: ${part.due.text}.`, ...part.why);
  }
  if (!closed) addMergeLine(open, winner, why);
  addClosureLines(readings, closed, why);
  if (held) why.push(HELD);
  if (closed && lock && owed.recipient === 'parents' && closed.at >= lock.since) why.push(DONE_UNDER_LOCK);
  return {
    id: owed.id,
    action,
    to: recipient === undefined ? [] : [recipient],
    subject: entry.event.type,
    due: winner.due,
    state: held ? 'held' : closed ? 'done' : strictest(timeline, open),
    heldUntil: held?.until ?? [],
    record: recordPlaces(readings),
    clauses: clausesOf(readings),
    packs: unionOf(readings.map((reading) => [reading.pack.id])),
    differs: recipients ? [...differs, recipients] : differs,
    why,
    raisedBy: entry.ref,
    ...(contact ? { contact } : undefined),
    ...(closed ? { closed } : undefined),
    precedence: precedenceOf(owed),
    parts,
  };
}

const DONE_UNDER_LOCK =
  'Done while telling the family was on hold: the home’s manager looks at how that came about.';

const HELD =
  'Held: in such a concern the family is told only after Police, Children’s Services and a joint decision. Everybody else’s part runs on.';

/** The lock, where it holds this duty: only the parents' part. What was done is done, and its evidence stays to be seen. */
function heldBy(owed: Owed, lock: FamilyLock | undefined): FamilyLock | undefined {
  return owed.recipient === 'parents' ? lock : undefined;
}

/** Overdue as soon as one of its open readings is. */
function strictest(timeline: Timeline, open: readonly Reading[]): 'open' | 'overdue' {
  const late = open.some(
    (reading) => stateAt(reading.due, timeline.settingsOf(reading.pack).clocks, timeline.now) === 'overdue',
  );
  return late ? 'overdue' : 'open';
}

function partOf(timeline: Timeline, reading: Reading, defaults: DefaultsUsed): DutyPart {
  const { pack, rule, duty, due, arithmetic, unknown } = reading;
  const why = [...arithmetic];
  for (const setting of defaultsOf(timeline, reading)) {
    defaults.set(setting.id, setting);
    why.push(`${defaultInWords(setting)}.`);
  }
  if (unknown.length > 0) {
    why.push(`Not known yet: ${unknown.join(', ')}. Until it is, the safer reading applies.`);
  }
  const { term } = duty;
  const { mark } = rule.rule;
  return {
    pack: pack.id,
    version: pack.version,
    rule: rule.rule.id,
    title: duty.title,
    how: duty.how,
    due,
    clauses: rule.rule.clauses,
    record: duty.record,
    ...(term === undefined ? undefined : { term }),
    why,
    maySetAside: duty['may-set-aside'],
    ...(mark === undefined ? undefined : { mark }),
  };
}

/** The settings at their default that this reading's condition or clock depends on. */
function defaultsOf(timeline: Timeline, { pack, rule, duty }: Reading): readonly SettingKind[] {
  const { due } = duty;
  const ids = [...rule.settings];
  if (due.kind === 'working-days') ids.push('close-of-business');
  if (due.kind === 'now') ids.push('immediate-grace');
  if (due.kind === 'recurring' && due.setting !== undefined) ids.push(due.setting);
  const found: SettingKind[] = [];
  for (const id of ids) {
    if (timeline.input.settings[id] !== undefined) continue;
    const setting =
      pack.data.settings.find((own) => own.id === id) ?? ENGINE_SETTINGS.find((own) => own.id === id);
    if (setting && !found.includes(setting)) found.push(setting);
  }
  return found;
}

function addMergeLine(open: readonly Reading[], winner: Reading, why: string[]): void {
  const { at } = winner.due;
  if (at === null || open.every((reading) => reading.due.at === at)) return;
  why.push(`The earliest counts: ${momentInWords(at)}, from ${winner.pack.title}.`);
}

const CLOSED = { done: 'Done', 'set-aside': 'Set aside', ended: 'No longer owed since' } as const;

function addClosureLines(readings: readonly Reading[], closed: Closure | undefined, why: string[]): void {
  if (closed) {
    const late = closed.late ? ', after it was due' : '';
    const reason = closed.reason === undefined ? '' : ` Reason: ${closed.reason}`;
    why.push(`${CLOSED[closed.as]} ${momentInWords(closed.at)}${late}.${reason}`);
    if (closed.as === 'set-aside' && readings.some((reading) => !reading.duty['may-set-aside'])) {
      why.push('The policy gives no leave to set this aside.');
    }
    return;
  }
  let last: Instant | undefined;
  for (const { lastDone } of readings) if (lastDone !== undefined && lastDone > (last ?? 0)) last = lastDone;
  if (last !== undefined) why.push(`Last done ${momentInWords(last)}.`);
}
