import { questionFor } from '#engine/fact-questions.ts';
import type { EventType, FactType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { FactValue } from '#engine/types.ts';
import { capital } from '#kernel/fill-words.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';

/** One published fact as a form asks for it. */
export type FactField = {
  /** Below the event's facts: "with.known". */
  readonly path: string;
  /** Of its control: "fact-with-known". */
  readonly name: string;
  /** "Do we know who this person is?" */
  readonly label: string;
  readonly fact: Exclude<FactType, { readonly is: 'group' }>;
  /** Without it there is no answer. */
  readonly required: boolean;
};

/** The control of a fact: "with.known" is `fact-with-known`. */
export const controlOf = (path: string): string => `fact-${path.replaceAll('.', '-')}`;

/** Every fact of an event type: what it cannot do without first, then in the order in which they are published. */
export function factFields(type: EventType): readonly FactField[] {
  const { facts, required } = EVENTS[type] as {
    readonly facts: Readonly<Record<string, FactType>>;
    readonly required: readonly string[];
  };
  const fieldsOf = (own: Readonly<Record<string, FactType>>, before: string): readonly FactField[] =>
    Object.entries(own).flatMap(([name, fact]): readonly FactField[] => {
      const path = `${before}${name}`;
      if (fact.is === 'group') return fieldsOf(fact.facts, `${path}.`);
      const label = questionFor(type, path);
      return [{ path, name: controlOf(path), label, fact, required: required.includes(path) }];
    });
  return fieldsOf(facts, '').toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** What stands for "none of these" in a list, and for nothing known in a choice. */
export const NONE = 'none-of-these';
export const NOT_KNOWN = 'not-known';

/** Values that do not speak for themselves. */
const IN_WORDS: Readonly<Record<string, string>> = {
  unknown: 'Nobody can say',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** A value of a closed set as a person reads it: "Significant harm". */
export function valueInWords(value: string): string {
  const words = value.replaceAll('-', ' ');
  return IN_WORDS[value] ?? capital(words);
}

/** What a control said: a value, nothing (not known), or what to mend. */
export type ReadFact =
  | { readonly is: 'value'; readonly value: FactValue }
  | { readonly is: 'unknown' }
  | { readonly is: 'problem'; readonly text: string };

const value = (of: FactValue): ReadFact => ({ is: 'value', value: of });
const problem = (text: string): ReadFact => ({ is: 'problem', text });
const UNKNOWN: ReadFact = { is: 'unknown' };

/** Reads what was sent for a fact. A day comes as three parts, everything else by itself. */
export function readFactField({ fact, label }: FactField, sent: readonly string[]): ReadFact {
  const [first = ''] = sent.map((each) => each.trim());
  switch (fact.is) {
    case 'boolean':
      if (first === 'yes' || first === 'no') return value(first === 'yes');
      return first === '' || first === NOT_KNOWN ? UNKNOWN : problem(`Choose yes, no or not known: ${label}`);
    case 'one-of':
      if (first === '' || first === NOT_KNOWN) return UNKNOWN;
      return fact.values.includes(first) ? value(first) : problem(`Choose one of the list: ${label}`);
    case 'list':
      return readList(fact.values, sent, label);
    case 'number':
      if (first === '') return UNKNOWN;
      if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(first)) return problem('Enter a number in figures, like 13');
      return value(Number(first));
    case 'date':
      return readDay(sent);
    case 'time': {
      if (first === '') return UNKNOWN;
      const time = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(first);
      return time
        ? value(`${time[1]?.padStart(2, '0')}:${time[2]}`)
        : problem('Enter a time of the 24-hour clock, like 17:30');
    }
    case 'text':
    case 'instant':
      if (first.length > LONGEST) return problem(`Shorten this to ${LONGEST} characters`);
      return first === '' ? UNKNOWN : value(first);
  }
}

/** Longest text of a fact, in characters. */
const LONGEST = 200;

function readList(values: readonly string[] | undefined, sent: readonly string[], label: string): ReadFact {
  const given = values ? sent : sent.flatMap((each) => each.split('\n'));
  const items = [...new Set(given.map((each) => each.trim()).filter((each) => each !== ''))];
  if (items.length === 0) return UNKNOWN;
  if (items.includes(NONE)) {
    return items.length === 1 ? value([]) : problem('Choose from the list, or none of these, but not both');
  }
  if (values && items.some((each) => !values.includes(each)))
    return problem(`Choose from the list: ${label}`);
  if (items.some((each) => each.length > LONGEST))
    return problem(`Shorten each line to ${LONGEST} characters`);
  return value(items);
}

function readDay([day = '', month = '', year = '']: readonly string[]): ReadFact {
  const parts = [day, month, year].map((part) => part.trim());
  if (parts.every((part) => part === '')) return UNKNOWN;
  const [d = '', m = '', y = ''] = parts;
  const date = parsePlainDate(`${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return date ? value(date) : problem('Enter the day as day, month and year, like 27 3 2026');
}

/** Puts a fact where the engine looks for it: `with.known` inside `with`. */
export function putFact(facts: Record<string, unknown>, path: string, of: FactValue): void {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    facts[name] = of;
    return;
  }
  const inner = (facts[name] ?? {}) as Record<string, unknown>;
  putFact(inner, rest.join('.'), of);
  facts[name] = inner;
}

/** What the controls of an event's facts would have sent for these facts. */
export function factsAsSent(
  type: EventType,
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | readonly string[]>> {
  const at = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((of, name) => (of as Readonly<Record<string, unknown>> | undefined)?.[name], facts);
  const sent: Record<string, string | readonly string[]> = {};
  for (const { path, name, fact } of factFields(type)) {
    const given = at(path);
    if (given === undefined || given === null) continue;
    if (fact.is === 'boolean') sent[name] = given === true ? 'yes' : 'no';
    else if (Array.isArray(given)) {
      const items = given.map(String);
      sent[name] =
        fact.is === 'list' && !fact.values ? items.join('\n') : items.length === 0 ? [NONE] : items;
    } else if (fact.is === 'date') {
      const [year = '', month = '', day = ''] = asText(given).split('-');
      Object.assign(sent, { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
    } else sent[name] = asText(given);
  }
  return sent;
}

const asText = (given: unknown): string => (typeof given === 'string' ? given : JSON.stringify(given));
