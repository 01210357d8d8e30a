import { actsAnswered } from '../acts.ts';
import type { Scope } from '../conditions/compile-condition.ts';
import type { Floor } from '../floors.ts';
import type { CompiledRule, Pack, RulesOfEvent } from '../pack.ts';
import type { Difference, Gate } from '../types.ts';
import type { Act, Decision, Recipient } from '../vocabulary.ts';
import { ACTS, DECISIONS } from '../vocabulary.ts';
import { decisionInWords } from '../words.ts';
import type { AskList } from './asks.ts';
import { saysSo } from './differences.ts';
import type { Timeline } from './timeline.ts';
import { scopeOf, unionOf } from './timeline.ts';

/** What one rule says of one act. */
type View = {
  readonly pack: Pack;
  readonly rule: CompiledRule;
  readonly act: Act;
  readonly decision: Decision;
  readonly until: readonly string[];
  readonly reasonBy: Recipient | undefined;
  readonly clauses: readonly string[];
  readonly why: readonly string[];
};

/** The gates of the event asked about: the strictest view of all packs, and above them the floors. */
export function answerGates(timeline: Timeline, floors: readonly Floor[], asks: AskList): readonly Gate[] {
  const { current } = timeline;
  const views: View[] = [];
  for (const pack of current.packs) {
    const { gates } = pack.rulesOn(current.event.type);
    if (gates.length === 0) continue;
    const scope = scopeOf(timeline, current, pack);
    for (const rule of gates) {
      const view = viewOf(pack, rule, scope, asks);
      if (view) views.push(view);
    }
  }
  const acts = new Set<Act>([
    ...actsAnswered(current.event),
    ...views.map(({ act }) => act),
    ...floors.map(({ act }) => act),
  ]);
  const always = actsAnswered(current.event);
  const place = (act: Act) =>
    always.includes(act) ? always.indexOf(act) : always.length + ACTS.indexOf(act);
  return [...acts]
    .sort((a, b) => place(a) - place(b))
    .map((act) =>
      gateFor(
        act,
        views.filter((view) => view.act === act),
        floors.filter((floor) => floor.act === act),
      ),
    );
}

function viewOf(
  pack: Pack,
  compiled: RulesOfEvent['gates'][number],
  scope: Scope,
  asks: AskList,
): View | undefined {
  const { rule, gate, when, needs } = compiled;
  const applies = when ? when.holds(scope) : true;
  if (applies === undefined && when) asks.missing(when.missing(scope), rule.clauses, pack);
  if (applies === false || (applies === undefined && rule['if-unknown'] === 'skip')) return undefined;
  const relevant = needs.filter((need) => need.when?.holds(scope) !== false);
  const unmet = relevant.filter((need) => {
    const holds = need.that.holds(scope);
    if (holds === undefined) asks.missing(need.that.missing(scope), need.clauses, pack);
    if (holds !== true && need.when) asks.missing(need.when.missing(scope), need.clauses, pack);
    return holds !== true;
  });
  // A rule with needs is open once they are met; one without holds as long as its condition does.
  const open = gate.decision === 'allow' || (needs.length > 0 && unmet.length === 0);
  const counted = open ? relevant : unmet;
  const clauses = unionOf([rule.clauses, ...counted.map((need) => need.clauses)]);
  const decision = open ? 'allow' : gate.decision;
  const unsure =
    applies === undefined ? ' What it depends on is not known yet: the safer reading applies.' : '';
  const until = open ? [] : [...gate.until, ...unmet.map((need) => need.until)];
  const heading = `${compiled.heading}: ${decisionInWords(decision)}.${unsure}`;
  return {
    pack,
    rule: compiled,
    act: gate.act,
    decision,
    until,
    reasonBy: gate['reason-by'],
    clauses,
    why: [heading, ...until.map((line) => `Until: ${line}.`)],
  };
}

const strength = (decision: Decision): number => DECISIONS.indexOf(decision);

function gateFor(act: Act, views: readonly View[], floors: readonly Floor[]): Gate {
  let decision: Decision = floors.length > 0 ? 'block' : 'allow';
  for (const view of views) if (strength(view.decision) > strength(decision)) decision = view.decision;
  // A closed gate cites what closes it; an open one everything that looked at it.
  const counted = decision === 'allow' ? views : views.filter((view) => view.decision !== 'allow');
  const reasonBy =
    decision === 'allow-with-reason' ? counted.find((view) => view.reasonBy)?.reasonBy : undefined;
  const why = [...floors.map((floor) => floor.why), ...views.flatMap((view) => view.why)];
  return {
    act,
    decision,
    until: unionOf([...floors.map((floor) => floor.until), ...counted.map((view) => view.until)]),
    ...(reasonBy === undefined ? {} : { reasonBy }),
    clauses: unionOf(counted.map((view) => view.clauses)),
    packs: unionOf(counted.map((view) => [view.pack.id])),
    differs: decisionDifference(views),
    why: why.length > 0 ? why : ['None of your policies has a view on this.'],
  };
}

/** Packs that judge the act differently, and the strictest of them. */
function decisionDifference(views: readonly View[]): readonly Difference[] {
  if (views.every((view) => view.decision === views[0]?.decision)) return [];
  const packs = new Map<Pack, View[]>();
  for (const view of views) packs.set(view.pack, [...(packs.get(view.pack) ?? []), view]);
  const readings = [...packs].map(([pack, own]) => {
    const strictest = own.reduce((a, b) => (strength(b.decision) > strength(a.decision) ? b : a));
    return { pack, readings: own, decision: strictest.decision, clauses: strictest.clauses };
  });
  if (new Set(readings.map(({ decision }) => decision)).size < 2) return [];
  const winner = readings.reduce((a, b) => (strength(b.decision) > strength(a.decision) ? b : a));
  return [
    {
      about: 'decision',
      text: `${saysSo('decision', readings)}The stricter applies.`,
      readings: readings.map(({ pack, decision, clauses }) => ({
        pack: pack.id,
        clauses,
        text: decisionInWords(decision),
      })),
      applies: winner.pack.id,
    },
  ];
}
