import { momentInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { FamilyLock } from '../floors.ts';
import type { SettingKind } from '../settings.ts';
import { defaultInWords, ENGINE_SETTINGS } from '../settings.ts';
import { stateAt } from '../time/due.ts';
import type { Closure, Duty, DutyPart } from '../types.ts';
import { ruleInWords } from '../words.ts';
import { closureOf } from './close.ts';
import { contactFor } from './contact.ts';
import { differencesOver, earliest, recordPlaces } from './differences.ts';
import { precedenceOf } from './precedence.ts';
import type { Owed, Reading } from './raise.ts';
import type { Timeline } from './timeline.ts';

/** Settings that ran at their default where that mattered, by id. */
export type DefaultsUsed = Map<string, SettingKind>;

/** Merges the readings of one duty into what the answer shows of it. `siblings`: the duties of the same event and action. */
export function answerDuty(
  timeline: Timeline,
  owed: Owed,
  siblings: readonly Owed[],
  lock: FamilyLock | undefined,
  defaults: DefaultsUsed,
): Duty {
  const { entry, action, recipient, readings } = owed;
  const closed = closureOf(owed);
  const open = readings.filter((reading) => !reading.closed);
  const winner = earliest(closed ? readings : open);
  const held = heldBy(owed, closed, lock);
  const running = closed ? 'done' : strictest(timeline, open);
  const differs = differencesOver(owed, winner, siblings);
  const parts = readings.map((reading) => partOf(timeline, reading, defaults));
  const contact = recipient === undefined ? undefined : contactFor(timeline, entry, recipient);
  const clauses = [...new Set(readings.flatMap((reading) => reading.rule.rule.clauses))];
  return {
    id: owed.id,
    action,
    to: recipient === undefined ? [] : [recipient],
    subject: entry.event.type,
    due: winner.due,
    state: held ? 'held' : running,
    heldUntil: held?.until ?? [],
    record: recordPlaces(readings),
    clauses,
    packs: [...new Set(readings.map((reading) => reading.pack.id))],
    differs,
    why: [
      ...parts.flatMap((part) => [`${partHeading(part, readings)}`, ...part.why]),
      ...mergeLines(open, winner),
      ...closureLines(readings, closed),
      ...(held ? [HELD] : []),
    ],
    raisedBy: entry.ref,
    ...(contact ? { contact } : {}),
    ...(closed ? { closed } : {}),
    precedence: precedenceOf(owed),
    parts,
  };
}

const HELD =
  'Held: in such a concern the family is told only after Police, Children’s Services and a joint decision. Everybody else’s part runs on.';

/** The lock, where it holds this duty: only the parents' part, and not what was done before there was a lock. */
function heldBy(
  owed: Owed,
  closed: Closure | undefined,
  lock: FamilyLock | undefined,
): FamilyLock | undefined {
  if (owed.recipient !== 'parents' || !lock) return undefined;
  return closed && closed.at < lock.since ? undefined : lock;
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
  const used = defaultsOf(timeline, reading);
  for (const setting of used) defaults.set(setting.id, setting);
  return {
    pack: pack.id,
    version: pack.version,
    rule: rule.rule.id,
    title: duty.title,
    how: duty.how,
    due,
    clauses: rule.rule.clauses,
    record: duty.record,
    ...(duty.term === undefined ? {} : { term: duty.term }),
    why: [
      ...arithmetic,
      ...used.map((setting) => `${defaultInWords(setting)}.`),
      ...(unknown.length === 0
        ? []
        : [`Not known yet: ${unknown.join(', ')}. Until it is, the safer reading applies.`]),
    ],
    maySetAside: duty['may-set-aside'],
    ...(rule.rule.mark === undefined ? {} : { mark: rule.rule.mark }),
  };
}

/** The settings at their default that this reading's condition or clock depends on. */
function defaultsOf(timeline: Timeline, { pack, rule, duty }: Reading): readonly SettingKind[] {
  const { due } = duty;
  const ids = new Set(rule.settings);
  if (due.kind === 'working-days') ids.add('close-of-business');
  if (due.kind === 'now') ids.add('immediate-grace');
  if (due.kind === 'recurring' && due.setting !== undefined) ids.add(due.setting);
  const found: SettingKind[] = [];
  for (const id of ids) {
    if (timeline.input.settings[id] !== undefined) continue;
    const setting =
      pack.data.settings.find((own) => own.id === id) ?? ENGINE_SETTINGS.find((own) => own.id === id);
    if (setting) found.push(setting);
  }
  return found;
}

function partHeading(part: DutyPart, readings: readonly Reading[]): string {
  const pack = readings.find((reading) => reading.pack.id === part.pack)?.pack;
  return `${ruleInWords(pack?.title ?? part.pack, part.version, part.clauses, part.rule, part.mark)}: ${part.due.text}.`;
}

function mergeLines(open: readonly Reading[], winner: Reading): readonly string[] {
  const times = new Set(open.map((reading) => reading.due.at));
  if (times.size < 2) return [];
  const at = winner.due.at as Instant;
  return [`The earliest counts: ${momentInWords(at)}, from ${winner.pack.title}.`];
}

function closureLines(readings: readonly Reading[], closed: Closure | undefined): readonly string[] {
  if (closed) {
    const how = { done: 'Done', 'set-aside': 'Set aside', ended: 'No longer owed since' }[closed.as];
    const late = closed.late ? ', after it was due' : '';
    const reason = closed.reason === undefined ? '' : ` Reason: ${closed.reason}`;
    const leave =
      closed.as === 'set-aside' && readings.some((reading) => !reading.duty['may-set-aside'])
        ? [`The policy gives no leave to set this aside.`]
        : [];
    return [`${how} ${momentInWords(closed.at)}${late}.${reason}`, ...leave];
  }
  const done = Math.max(...readings.map((reading) => reading.lastDone ?? Number.NEGATIVE_INFINITY));
  return Number.isFinite(done) ? [`Last done ${momentInWords(done as Instant)}.`] : [];
}
