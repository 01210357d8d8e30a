import fc from 'fast-check';
import type { EventType, FactType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { EngineEvent, FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';

const START = Date.parse('2026-03-20T00:00:00Z');
const HALF_HOUR = 30 * 60_000;

/** A moment in the weeks around the change of the clocks, on the half hour so that some coincide. */
export const moment: fc.Arbitrary<Instant> = fc.nat(48 * 30).map((n) => (START + n * HALF_HOUR) as Instant);

function factOf(type: FactType): fc.Arbitrary<FactValue> {
  switch (type.is) {
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: 0, max: 20 });
    case 'one-of':
      return fc.constantFrom(...type.values);
    case 'list':
      return fc.subarray([...(type.values ?? ['arrangements', 'something'])], { minLength: 1 });
    case 'group':
      return factsOf(type.facts);
    case 'date':
      return fc.constantFrom('2026-02-28', '2026-03-25', '2025-10-31');
    case 'time':
      return fc.constantFrom('09:00', '18:30');
    case 'instant':
      return fc.constant('2026-03-29T00:30:00Z');
    case 'text':
      return fc.constantFrom('phone', 'family', 'luton', 'restraint');
  }
}

/** Facts of a group, each there or missing. */
function factsOf(
  facts: Readonly<Record<string, FactType>>,
  required: readonly string[] = [],
): fc.Arbitrary<{ [fact: string]: FactValue }> {
  const entries = Object.entries(facts).map(([name, type]) => [name, factOf(type)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [...required] }) as fc.Arbitrary<{
    [fact: string]: FactValue;
  }>;
}

const TYPES = Object.keys(EVENTS) as EventType[];
const CLOSING: readonly EventType[] = ['duty.done', 'duty.set-aside'];
/** Types that raise and end most, so that histories meet themselves. */
const BUSY: readonly EventType[] = [
  'access.restricted',
  'access.restriction-reviewed',
  'concern.raised',
  'device.seized',
];

/** An event of one of these types; its id and what it is about are given by `numbered`. */
export function eventOf(types: readonly EventType[] = TYPES): fc.Arbitrary<EngineEvent> {
  return fc
    .constantFrom(...types)
    .chain((type) =>
      fc.record({
        type: fc.constant(type),
        occurredAt: moment,
        facts: factsOf(EVENTS[type].facts, EVENTS[type].required),
      }),
    )
    .map((event) => {
      const { about: _about, duty: _duty, subject: _subject, ...facts } = event.facts;
      return { ...event, facts };
    });
}

/** Something done: mostly what the packs raise. */
const done: fc.Arbitrary<EngineEvent> = fc.record({
  type: fc.constantFrom(...CLOSING),
  occurredAt: moment,
  facts: fc.record({
    action: fc.constantFrom('notify', 'record', 'consult', 'decide', 'review', 'agree'),
    to: fc.constantFrom(
      [],
      ['social-worker'],
      ['home-manager'],
      ['police'],
      ['childrens-services'],
      ['parents', 'child'],
    ),
  }),
});

/** Events that happened, in no order, each with an id; some are about another. */
export const history: fc.Arbitrary<readonly EngineEvent[]> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: eventOf(BUSY) }, { weight: 2, arbitrary: done }, eventOf()), {
      maxLength: 7,
    }),
    fc.array(fc.nat(8), { minLength: 7, maxLength: 7 }),
  )
  .map(([events, about]) =>
    events.map((event, i) => {
      const id = `e${i}`;
      const points = Object.hasOwn(EVENTS[event.type].facts, 'about') && (about[i] ?? 8) < events.length;
      return points ? { ...event, id, facts: { ...event.facts, about: `e${about[i]}` } } : { ...event, id };
    }),
  );

/** What happens now. */
export const current: fc.Arbitrary<EngineEvent> = fc
  .oneof(eventOf(BUSY), eventOf())
  .map((event) => ({ ...event, id: 'now' }));

/** A birthday that makes a child of ten to sixteen, or none known. */
export const child = fc.option(
  fc.record({ dateOfBirth: fc.constantFrom('2010-05-01', '2013-03-29', '2014-01-20', '2012-02-29') }),
  { nil: undefined },
);
