import { actsOf } from '#engine/acts.ts';
import { didYouMean } from '#engine/did-you-mean.ts';
import { questionFor } from '#engine/fact-questions.ts';
import type { EventType, FactType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { Outcome } from './outcome.ts';
import { bad, good } from './outcome.ts';

/** kith facts [event]: the published facts that conditions and scenarios are made of. */
export async function facts(words: readonly string[]): Promise<Outcome> {
  const [type, ...rest] = words;
  if (rest.length > 0) return bad(`facts: ${rest[0]} is one word too many`);
  if (type === undefined) {
    const types = Object.keys(EVENTS) as EventType[];
    return good(`${types.map((each) => `${each}: in conditions ${EVENTS[each].noun}.…`).join('\n')}\n`);
  }
  if (!Object.hasOwn(EVENTS, type)) {
    return bad(`facts: no event is called ${type}; ${didYouMean(type, Object.keys(EVENTS))}`);
  }
  return good(eventInWords(type as EventType));
}

type Row = readonly [name: string, type: string, question: string];

function eventInWords(type: EventType): string {
  const {
    noun,
    facts: own,
    required,
  } = EVENTS[type] as {
    readonly noun: string;
    readonly facts: Readonly<Record<string, FactType>>;
    readonly required: readonly string[];
  };
  const rows: Row[] = [
    [
      'child.age',
      'number',
      'Whole years on the day of the event; child.known where there is a child at all.',
    ],
    ...factRows(type, noun, own, '', required),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const acts = actsOf(type);
  return [
    `${type}`,
    ...(acts.length > 0 ? [`  gates it may carry: ${acts.join(', ')}`] : []),
    ...rows.map(
      ([name, kind, question]) => `  ${name.padEnd(width)}  ${kind}\n  ${''.padEnd(width)}  ${question}`,
    ),
    '',
  ].join('\n');
}

function factRows(
  type: EventType,
  noun: string,
  own: Readonly<Record<string, FactType>>,
  before: string,
  required: readonly string[],
): readonly Row[] {
  return Object.entries(own).flatMap(([name, fact]): readonly Row[] => {
    const path = `${before}${name}`;
    if (fact.is === 'group') return factRows(type, noun, fact.facts, `${path}.`, required);
    const must = required.includes(path) ? ', always stated' : '';
    return [[`${noun}.${path}`, `${kindInWords(fact)}${must}`, questionFor(type, path)]];
  });
}

function kindInWords(fact: Exclude<FactType, { readonly is: 'group' }>): string {
  if (fact.is === 'one-of') return `one of ${fact.values.join(', ')}`;
  if (fact.is === 'list') return fact.values ? `list of ${fact.values.join(', ')}` : 'list of texts';
  return fact.is === 'boolean' ? 'true or false' : fact.is;
}
