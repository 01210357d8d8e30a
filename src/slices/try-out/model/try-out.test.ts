import { describe, expect, test } from 'vitest';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import { readFacts } from '#engine/read-event.ts';
import { eventOnOffer, eventsOnOffer } from './events-on-offer.ts';
import { factFields, factsAsSent, putFact, readFactField } from './fact-fields.ts';

const offered = eventsOnOffer().flatMap(({ events }) => events);

test('every event that is not a closing one is on offer once, in words of its own', () => {
  const types = offered.map(({ type }) => type).sort();
  expect(types).toEqual(
    Object.keys(EVENTS)
      .filter((type) => !type.startsWith('duty.'))
      .sort(),
  );
  expect(offered.filter(({ type, title }) => title === type)).toEqual([]);
  expect(eventOnOffer('constructor')).toBeUndefined();
});

/** What a form would send where every fact is known. */
function everything(type: EventType): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { fact, path } of factFields(type)) {
    const value =
      fact.is === 'boolean'
        ? false
        : fact.is === 'number'
          ? 13
          : fact.is === 'one-of'
            ? (fact.values.at(-1) ?? '')
            : fact.is === 'list'
              ? (fact.values?.slice(0, 2) ?? ['one', 'two'])
              : fact.is === 'date'
                ? '2026-02-03'
                : fact.is === 'time'
                  ? '07:30'
                  : 'words';
    putFact(facts, path, value);
  }
  return facts;
}

test.each(
  offered.map(({ type }) => type),
)('%s: every fact goes through the form and back unchanged', (type) => {
  const facts = everything(type);
  const sent = factsAsSent(type, facts);
  const read: Record<string, unknown> = {};
  for (const field of factFields(type)) {
    const parts = field.fact.is === 'date' ? ['-day', '-month', '-year'] : [''];
    const given = parts.flatMap((part) => sent[`${field.name}${part}`] ?? []);
    const result = readFactField(field, given);
    expect({ [field.path]: result.is }).toEqual({ [field.path]: 'value' });
    if (result.is === 'value') putFact(read, field.path, result.value);
  }
  expect(read).toEqual(facts);
  expect(readFacts('facts', type, read)).toMatchObject({ ok: true });
});

test('names of controls are told apart', () => {
  for (const { type } of offered) {
    const names = factFields(type).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

describe('a fact is read strictly', () => {
  const field = (type: EventType, path: string) => {
    const found = factFields(type).find((each) => each.path === path);
    if (!found) throw new Error(`${type} has no ${path}`);
    return found;
  };
  test.each<[EventType, string, string[], object]>([
    ['access.restricted', 'emergency', ['not-known'], { is: 'unknown' }],
    ['access.restricted', 'emergency', ['maybe'], { is: 'problem' }],
    ['access.restricted', 'extent', ['removed'], { is: 'problem' }],
    ['access.restricted', 'what', ['phone', 'phone'], { is: 'value', value: ['phone'] }],
    ['access.restricted', 'what', ['fone'], { is: 'problem' }],
    ['account.proposed', 'minimumAge', ['1e3'], { is: 'problem' }],
    ['account.proposed', 'minimumAge', [' 13 '], { is: 'value', value: 13 }],
    ['account.proposed', 'platform', ['x'.repeat(201)], { is: 'problem' }],
    ['wifi-window.proposed', 'from', ['7:30'], { is: 'value', value: '07:30' }],
    ['wifi-window.proposed', 'from', ['24:00'], { is: 'problem' }],
    ['staff.started', 'startDate', ['31', '2', '2026'], { is: 'problem' }],
    ['staff.started', 'startDate', ['', '', ''], { is: 'unknown' }],
    ['house-rules.adopted', 'items', ['one\n\n two \none'], { is: 'value', value: ['one', 'two'] }],
  ])('%s %s = %j', (type, path, sent, read) => {
    expect(readFactField(field(type, path), sent)).toMatchObject(read);
  });
});
