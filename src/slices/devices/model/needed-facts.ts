import type { Scope } from '#engine/conditions/compile-condition.ts';
import { compileCondition } from '#engine/conditions/compile-condition.ts';
import type { Tree } from '#engine/conditions/tree.ts';
import { walkTree } from '#engine/conditions/tree.ts';
import { factPath, startFact } from '#engine/due-start.ts';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import { eventsOf } from '#engine/pack.ts';
import type { FactValue } from '#engine/types.ts';
import { factsOf } from './fact-questions.ts';

type Facts = Readonly<Record<string, FactValue>>;

/** Facts that Kith asks for whatever the policies say: what must always stay open, and what the record cannot do without. */
const ALWAYS: Partial<Record<EventType, readonly string[]>> = {
  'access.restricted': ['stopsProtectedContact', 'agreedWithChild', 'policeAdvice'],
  'device.handed-to-police': ['reference'],
  'concern.raised': [
    'immediateDanger',
    'significantHarm',
    'policeConsulted',
    'childrensServicesConsulted',
    'jointDecisionOnFamily',
    'policeAdviceOnDeletion',
  ],
};

/** What else conditions may turn on. */
export type Around = Pick<Scope, 'childAge' | 'settings'>;

/**
 * The facts of an event that are not known yet and that some rule of the adopted packs turns on, in the order they are
 * published. A rule that what is known already rules out asks for nothing more.
 */
export function neededFacts(
  packs: readonly Pack[],
  type: EventType,
  facts: Facts,
  around: Around,
): readonly string[] {
  const needed = new Set<string>(ALWAYS[type] ?? []);
  const adopted = packs.map((pack) => pack.id);
  for (const pack of packs) {
    const settings = { ...pack.untouched.values, ...around.settings };
    const scope: Scope = { facts, childAge: around.childAge, adopted, settings, happened: () => undefined };
    const tree = (text: string | undefined) => (text === undefined ? undefined : pack.data.conditions[text]);
    const ask = (condition: Tree | undefined) => {
      if (condition) for (const fact of factsIn(condition)) needed.add(fact);
    };
    for (const rule of pack.data.rules) {
      if (!eventsOf(rule).includes(type)) continue;
      const when = tree(rule.when);
      if (when && isRuledOut(when, scope)) continue;
      ask(when);
      for (const need of rule.gate?.needs ?? []) {
        const onlyWhen = tree(need.when);
        if (onlyWhen && isRuledOut(onlyWhen, scope)) continue;
        ask(onlyWhen);
        ask(tree(need.that));
      }
      const start = rule.duty && startFact(rule.duty.due);
      if (start) needed.add(factPath(start, EVENTS[type].noun)[0] ?? start);
    }
    for (const ending of endingsOn(pack, type)) ask(tree(ending));
  }
  return factsOf(type).filter((fact) => needed.has(fact) && facts[fact] === undefined);
}

/** Conditions under which an event of this type ends or renews a duty of another. */
function endingsOn(pack: Pack, type: EventType): readonly (string | undefined)[] {
  return pack.data.rules.flatMap((rule) =>
    [...(rule.duty?.['renewed-by'] ?? []), ...(rule.duty?.['ends-when'] ?? [])]
      .filter((ending) => ending.event === type)
      .map((ending) => ending.when),
  );
}

function* factsIn(condition: Tree): Generator<string> {
  for (const part of walkTree(condition)) {
    const name = part.is === 'fact' || part.is === 'stated' ? part.path[0] : undefined;
    if (name !== undefined) yield name;
  }
}

/** Whether what is known makes a condition false whatever is answered later. */
function isRuledOut(condition: Tree, scope: Scope): boolean {
  if (condition.is === 'and') return isRuledOut(condition.left, scope) || isRuledOut(condition.right, scope);
  for (const fact of factsIn(condition)) if (scope.facts[fact] === undefined) return false;
  return compileCondition(condition).holds(scope) === false;
}
