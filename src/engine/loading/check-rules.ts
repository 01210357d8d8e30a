import { actsOf } from '../acts.ts';
import { canHold } from '../conditions/can-hold.ts';
import { compileCondition } from '../conditions/compile-condition.ts';
import type { Names } from '../conditions/names.ts';
import { factAt, namesFor } from '../conditions/names.ts';
import type { ConditionReader } from '../conditions/read-condition.ts';
import { conditionReader } from '../conditions/read-condition.ts';
import type { Tree } from '../conditions/tree.ts';
import { suggestion } from '../did-you-mean.ts';
import { factPath, startFact } from '../due-start.ts';
import type { EventType, FactType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import { eventsOf } from '../pack.ts';
import type { Rule } from '../pack-schema.ts';
import { parseIsoDuration } from '../time/iso-duration.ts';
import type { Located, PackProblem } from './problem.ts';
import { problemAt } from './problem.ts';
import type { LocatedPack } from './read-files.ts';

type Path = readonly (string | number)[];

/** Checks every rule against the published facts and the rest of the pack, and reads its conditions. */
export function checkRules(
  pack: LocatedPack,
  packIds: readonly string[] | undefined,
): { readonly conditions: Record<string, Tree>; readonly problems: readonly PackProblem[] } {
  const conditions: Record<string, Tree> = {};
  const problems: PackProblem[] = [];
  const settings = pack.settings.map(({ value }) => value);
  const readers = new Map<EventType, { names: Names; read: ConditionReader }>();
  const readerFor = (type: EventType) => {
    const known = readers.get(type);
    if (known) return known;
    const names = namesFor(type, settings, packIds);
    const made = { names, read: conditionReader(names) };
    readers.set(type, made);
    return made;
  };

  /** Reads one condition on each event type it is for, and refuses one that no facts can make hold. */
  const check = (rule: Located<Rule>, types: readonly EventType[], path: Path, text: string | undefined) => {
    if (text === undefined) return;
    for (const type of types) {
      const { names, read } = readerFor(type);
      const result = read(text);
      if (!result.ok) {
        const { reason, mend, at } = result.error;
        const problem = problemAt(rule, path, `rule ${rule.value.id}: ${reason}`, mend);
        problems.push({ ...problem, line: rule.lineWithin(path, text, at) });
        return;
      }
      conditions[text] = result.value;
      if (canHold(compileCondition(result.value), names)) continue;
      const what = path.includes('that') ? 'can never be met' : 'can never fire';
      const mend = 'No facts make this condition true: look for two parts that rule each other out.';
      problems.push(problemAt(rule, path, `rule ${rule.value.id} ${what} on ${type}`, mend));
    }
  };

  for (const rule of pack.rules) {
    const { value } = rule;
    const types = eventsOf(value);
    check(rule, types, ['when'], value.when);
    for (const [index, need] of (value.gate?.needs ?? []).entries()) {
      check(rule, types, ['gate', 'needs', index, 'that'], need.that);
      check(rule, types, ['gate', 'needs', index, 'when'], need.when);
    }
    for (const key of ['renewed-by', 'ends-when'] as const) {
      for (const [index, on] of (value.duty?.[key] ?? []).entries()) {
        check(rule, [on.event], ['duty', key, index, 'when'], on.when);
      }
    }
    problems.push(...checkNames(rule, types, pack), ...checkDue(rule, types, pack));
  }
  return { conditions, problems };
}

function checkNames(rule: Located<Rule>, types: readonly EventType[], pack: LocatedPack): PackProblem[] {
  const { value } = rule;
  const problems: PackProblem[] = [];
  if (value.gate) {
    for (const type of types) {
      const acts = actsOf(type);
      if (acts.includes(value.gate.act)) continue;
      const reason = `rule ${value.id}: ${type} does not carry the act ${value.gate.act}`;
      const mend = acts.length === 0 ? 'It carries none.' : `It carries ${acts.join(', ')}.`;
      problems.push(problemAt(rule, ['gate', 'act'], reason, mend));
    }
    if (value.gate.decision === 'allow-with-reason' && value.gate['reason-by'] === undefined) {
      const mend = 'Name the role that may give the reason.';
      problems.push(problemAt(rule, ['gate'], `rule ${value.id}: reason-by is missing`, mend));
    }
    if (value.gate.decision !== 'allow' && value.gate.needs.length + value.gate.until.length === 0) {
      const mend = 'Write needs, or until in words.';
      problems.push(problemAt(rule, ['gate'], `rule ${value.id}: nothing says what would open this`, mend));
    }
  }
  if (value.ask) {
    const known = pack.questions.map((set) => set.value.id);
    if (!known.includes(value.ask.questions)) {
      const reason = `rule ${value.id}: there is no question set ${value.ask.questions}`;
      problems.push(problemAt(rule, ['ask', 'questions'], reason, suggestion(value.ask.questions, known)));
    }
  }
  for (const key of ['title', 'how'] as const) {
    const [odd] = (value.duty?.[key] ?? '').match(/\{(?!child\}|recipient\})[^}]*\}/) ?? [];
    if (odd === undefined) continue;
    const mend = 'A duty may speak of {child} and {recipient}.';
    problems.push(problemAt(rule, ['duty', key], `rule ${value.id}: nothing fills ${odd}`, mend));
  }
  return problems;
}

function checkDue(rule: Located<Rule>, types: readonly EventType[], pack: LocatedPack): PackProblem[] {
  const due = rule.value.duty?.due;
  if (!due) return [];
  const problem = (key: string, reason: string, mend: string) =>
    problemAt(rule, ['duty', 'due', key], `rule ${rule.value.id}: ${reason}`, mend);
  const problems: PackProblem[] = [];
  const length = due.kind === 'elapsed' ? due.within : due.kind === 'recurring' ? due.every : undefined;
  if (length !== undefined && parseIsoDuration(length) === undefined) {
    const key = due.kind === 'elapsed' ? 'within' : 'every';
    problems.push(problem(key, `${length} is not a length of time`, 'Write it as PT24H, P5D or P1M.'));
  }
  if (due.kind === 'recurring') {
    if (due.every === undefined && due.setting === undefined) {
      const mend = 'Write every: P1M where the policy says so, else the setting that holds it.';
      problems.push(problem('kind', 'a recurring duty needs every or setting', mend));
    }
    const setting = pack.settings.find(({ value }) => value.id === due.setting);
    if (due.setting !== undefined && setting?.value.type !== 'duration') {
      const known = pack.settings
        .filter(({ value }) => value.type === 'duration')
        .map(({ value }) => value.id);
      const mend = suggestion(due.setting, known);
      problems.push(problem('setting', `no setting ${due.setting} holds a length of time`, mend));
    }
  }
  const from = startFact(due);
  if (from === undefined) return problems;
  for (const type of types) {
    const { noun, facts } = EVENTS[type] as { noun: string; facts: Readonly<Record<string, FactType>> };
    const path = factPath(from, noun);
    const fact = factAt(facts, path);
    if (fact?.is === 'date' || fact?.is === 'instant') continue;
    const dated = Object.keys(facts).filter((name) => ['date', 'instant'].includes(facts[name]?.is ?? ''));
    const mend = suggestion(from, dated);
    problems.push(problem('from', `${type} has no date or instant called ${from}`, mend));
  }
  return problems;
}
