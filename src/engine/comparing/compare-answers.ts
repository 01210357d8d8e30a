import type { Instant } from '#kernel/instant.ts';
import type { ClockSettings } from '../time/clock-settings.ts';
import { overdueAt } from '../time/due.ts';
import type { Answer, Duty, Gate } from '../types.ts';
import type { Act, Decision } from '../vocabulary.ts';
import { DECISIONS } from '../vocabulary.ts';

export const DUTY_EFFECTS = ['appears', 'earlier', 'later', 'disappears', 'reworded', 'explained'] as const;
/**
 * What would become of a duty: newly owed, due or late earlier or later, no longer owed, other words (its record
 * places, clauses or policies among them), or only another explanation of the same.
 */
export type DutyEffect = (typeof DUTY_EFFECTS)[number];

/** When a duty is due and from when it counts as late; null where no moment is set. */
export type Clock = { readonly dueAt: Instant | null; readonly lateAt: Instant | null };

export type DutyChange = {
  readonly effect: DutyEffect;
  /** As it would be; as it is where it disappears. */
  readonly duty: Duty;
  /** Absent where it appears. */
  readonly was?: Clock;
  /** Absent where it disappears. */
  readonly is?: Clock;
};

export type GateEffect = 'opens' | 'closes' | 'reworded';
/** A gate that would decide differently, or ask for something else. */
export type GateChange = {
  readonly effect: GateEffect;
  readonly act: Act;
  readonly was: Decision;
  readonly is: Decision;
  /** What would open it. */
  readonly until: readonly string[];
  readonly clauses: readonly string[];
};

export type AnswerChange = { readonly duties: readonly DutyChange[]; readonly gates: readonly GateChange[] };

/** An answer with the clocks that it was worked out by. */
export type Timed = { readonly answer: Answer; readonly clocks: ClockSettings };

/**
 * What would be different in an answer. Duties that were done or set aside stay as they are. `only`: the duties that
 * are looked at; all where it is left out.
 */
export function compareAnswers(
  before: Timed,
  after: Timed,
  only: (duty: Duty) => boolean = () => true,
): AnswerChange {
  const were = new Map(before.answer.duties.filter(only).map((duty) => [duty.id, duty]));
  const are = new Map(after.answer.duties.filter(only).map((duty) => [duty.id, duty]));
  const duties: DutyChange[] = [];
  for (const id of new Set([...were.keys(), ...are.keys()])) {
    const change = dutyChange(were.get(id), are.get(id), before.clocks, after.clocks);
    if (change) duties.push(change);
  }
  return { duties, gates: gateChanges(before.answer.gates, after.answer.gates) };
}

/** Whether two answers say the same. */
export const isUnchanged = ({ duties, gates }: AnswerChange): boolean =>
  duties.length === 0 && gates.length === 0;

const isOwed = (duty: Duty | undefined): duty is Duty => duty !== undefined && duty.closed === undefined;
const isSettled = (duty: Duty | undefined): boolean =>
  duty?.closed !== undefined && duty.closed.as !== 'ended';

function dutyChange(
  was: Duty | undefined,
  is: Duty | undefined,
  before: ClockSettings,
  after: ClockSettings,
): DutyChange | undefined {
  if (isSettled(was)) return undefined;
  if (!isOwed(was)) return isOwed(is) ? { effect: 'appears', duty: is, is: clockOf(is, after) } : undefined;
  const clock = clockOf(was, before);
  // Where the evidence that is there would count as done, it is no longer owed.
  if (!isOwed(is)) return { effect: 'disappears', duty: was, was: clock };
  const effect = effectOn(was, is, clock, clockOf(is, after));
  return effect && { effect, duty: is, was: clock, is: clockOf(is, after) };
}

const clockOf = (duty: Duty, clocks: ClockSettings): Clock => ({
  dueAt: duty.due.at,
  lateAt: overdueAt(duty.due, clocks),
});

function effectOn(was: Duty, is: Duty, before: Clock, after: Clock): DutyEffect | undefined {
  const moved = order(before.dueAt, after.dueAt) || order(before.lateAt, after.lateAt);
  if (moved !== 0) return moved < 0 ? 'later' : 'earlier';
  if (!isSame(askedOf(was), askedOf(is))) return 'reworded';
  return isSame(wholeOf(was), wholeOf(is)) ? undefined : 'explained';
}

/** Below zero where the second is later; a duty without a moment comes after every moment. */
function order(a: Instant | null, b: Instant | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** What a person is asked to do, without how it came about. */
function askedOf({ due, record, clauses, heldUntil, precedence, parts }: Duty): unknown {
  const asked = parts.map(({ pack, version, title, how, term, maySetAside, mark, clauses: own }) => [
    [pack, version, title, how, term, maySetAside, mark],
    own,
  ]);
  return [due.kind, due.text, record, clauses, heldUntil, precedence, asked];
}

/** Everything in it that does not follow from the hour at which it is looked at, or from who answers at it. */
function wholeOf(duty: Duty): unknown {
  const { state: _state, contact: _contact, raisedBy: _raisedBy, ...rest } = duty;
  return rest;
}

/** Whether two values would be written the same, without writing them. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if (!isSame(x?.[key], y?.[key])) return false;
  return true;
}

const strength = (decision: Decision): number => DECISIONS.indexOf(decision);

/** A gate that only one answer holds counts as open in the other. */
function gateChanges(were: readonly Gate[], are: readonly Gate[]): readonly GateChange[] {
  const before = new Map(were.map((gate) => [gate.act, gate]));
  const after = new Map(are.map((gate) => [gate.act, gate]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((act): GateChange[] => {
    const [a, b] = [before.get(act), after.get(act)];
    const [was, is] = [a?.decision ?? 'allow', b?.decision ?? 'allow'];
    const until = b?.until ?? [];
    const clauses = (is === 'allow' ? a : b)?.clauses ?? [];
    const change = { act, was, is, until, clauses };
    if (was !== is) return [{ effect: strength(is) < strength(was) ? 'opens' : 'closes', ...change }];
    const same =
      is === 'allow' || JSON.stringify([a?.until, a?.reasonBy]) === JSON.stringify([until, b?.reasonBy]);
    return same ? [] : [{ effect: 'reworded', ...change }];
  });
}
