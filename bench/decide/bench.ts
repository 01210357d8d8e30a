import type { Engine } from 'json-rules-engine';
import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import { ageAt } from '#engine/time/age.ts';
import type { Answer, EngineEvent } from '#engine/types.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { FlatFacts } from './as-json-rules.ts';
import { flatFacts, jsonRulesEngine } from './as-json-rules.ts';
import { scatteredEvents } from './scattered-events.ts';

/** How one contender did; `ratio` is its speed as a share of Kith's, measured in the same run. */
export type DecideRow = { readonly name: string; readonly eventsPerSecond: number; readonly ratio: number };

const CHILD = { dateOfBirth: '2012-05-01' as PlainDate };

const kithAnswer = (packs: readonly Pack[], event: EngineEvent): Answer =>
  decide({ packs, settings: {}, child: CHILD, history: [], event });

type Theirs = {
  readonly engines: ReadonlyMap<EventType, Engine>;
  readonly facts: (event: EngineEvent) => FlatFacts;
};

function theirSide(packs: readonly Pack[], events: readonly EngineEvent[]): Theirs {
  const types = new Set(events.map(({ type }) => type));
  const settings = Object.assign({}, ...packs.map((pack) => pack.defaults));
  const adopted = packs.map(({ id }) => id).sort();
  return {
    engines: new Map([...types].map((type) => [type, jsonRulesEngine(packs, type)])),
    facts: (event) =>
      flatFacts(event, { childAge: ageAt(CHILD.dateOfBirth, event.occurredAt), adopted, settings }),
  };
}

/** The duty rules, prompts' words and questions that the two sides differ on; empty when they agree on every event. */
export async function disagreements(
  packs: readonly Pack[],
  events: readonly EngineEvent[],
): Promise<string[]> {
  const { engines, facts } = theirSide(packs, events);
  const differing: string[] = [];
  for (const [index, event] of events.entries()) {
    const result = await engines.get(event.type)?.run(facts(event));
    const fired = new Set(result?.results.map(({ name }) => String(name)));
    const theirs = outcome(packs, event, (pack, rule) => fired.has(`${pack}/${rule}`));
    const ours = ownOutcome(kithAnswer(packs, event));
    if (theirs !== ours) differing.push(`event ${index} (${event.type}): ${ours} against ${theirs}`);
  }
  return differing;
}

/** What follows when these rules fire, in a form that can be compared: duty rules, prompts, question sets. */
function outcome(
  packs: readonly Pack[],
  event: EngineEvent,
  fires: (pack: string, rule: string) => boolean,
): string {
  const found = new Set<string>();
  for (const pack of packs) {
    const { duties, prompts, asks } = pack.rulesOn(event.type);
    for (const { rule } of duties) if (fires(pack.id, rule.id)) found.add(`${pack.id}/${rule.id}`);
    for (const { rule, prompt } of prompts) if (fires(pack.id, rule.id)) found.add(prompt.text);
    for (const { rule, ask } of asks) if (fires(pack.id, rule.id)) found.add(ask.questions);
  }
  return [...found].sort().join(' | ');
}

function ownOutcome(answer: Answer): string {
  const found = new Set<string>();
  for (const { parts } of answer.duties) for (const part of parts) found.add(`${part.pack}/${part.rule}`);
  // Kith's own safety words come from no pack; its questions for missing facts from no rule.
  for (const prompt of answer.prompts) if (prompt.packs.length > 0) found.add(prompt.text);
  for (const ask of answer.asks) if (ask.fact === undefined) found.add(ask.questions);
  return [...found].sort().join(' | ');
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * Kith's whole answer (duties with clocks and reasons, gates, prompts, questions) on scattered events, next to
 * json-rules-engine finding out which of the same rules fire. Throws unless both agree first. They take turns; the
 * median round counts.
 */
export async function benchDecideWith(
  packs: readonly Pack[],
  budgetMs = 400,
  rounds = 5,
): Promise<DecideRow[]> {
  const checked = await disagreements(packs, scatteredEvents(400));
  if (checked.length > 0) throw new Error(`answers differ:\n${checked.slice(0, 5).join('\n')}`);
  const events = scatteredEvents(200);
  const { engines, facts } = theirSide(packs, events);
  const flat = events.map((event) => ({ engine: engines.get(event.type) as Engine, facts: facts(event) }));
  const ours = async () => {
    for (const event of events) kithAnswer(packs, event);
  };
  const theirs = async () => {
    for (const each of flat) await each.engine.run(each.facts);
  };
  const speed = async (pass: () => Promise<void>): Promise<number> => {
    const began = performance.now();
    let passes = 0;
    do {
      await pass();
      passes++;
    } while (performance.now() - began < budgetMs);
    return ((passes * events.length) / (performance.now() - began)) * 1000;
  };
  const speeds: [number[], number[]] = [[], []];
  await ours();
  await theirs();
  for (let round = 0; round < rounds; round++) {
    speeds[0].push(await speed(ours));
    speeds[1].push(await speed(theirs));
  }
  const [kith, other] = [median(speeds[0]), median(speeds[1])];
  return [
    { name: 'Kith, the whole answer', eventsPerSecond: Math.round(kith), ratio: 1 },
    { name: 'json-rules-engine, which rules fire', eventsPerSecond: Math.round(other), ratio: other / kith },
  ];
}
