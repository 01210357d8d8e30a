import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionOf, NAMES, readCondition } from '../../../test/engine/restriction-conditions.ts';
import type { FactValue } from '../types.ts';
import { celEnvironment } from './cel.ts';
import type { Scope } from './compile-condition.ts';

const scope = (facts: Record<string, FactValue>, more: Partial<Scope> = {}): Scope => ({
  facts,
  childAge: undefined,
  adopted: ['correspondence'],
  settings: { 'camera-rule': 'agreement' },
  happened: () => false,
  ...more,
});

describe('a condition', () => {
  test.each<[string, Record<string, FactValue>, boolean | undefined]>([
    ['restriction.emergency', { emergency: true }, true],
    ['restriction.emergency', {}, undefined],
    ['!restriction.emergency', {}, undefined],
    ['restriction.emergency || restriction.byForce', { byForce: true }, true],
    ['restriction.byForce || restriction.emergency', { byForce: true }, true],
    ['restriction.emergency && restriction.byForce', { byForce: false }, false],
    ['restriction.byForce && restriction.emergency', { byForce: false }, false],
    ['restriction.emergency && restriction.byForce', { byForce: true }, undefined],
    ["'phone' in restriction.what", { what: ['phone', 'internet'] }, true],
    ["'phone' in restriction.what", { what: ['internet'] }, false],
    ["'phone' in restriction.what", {}, undefined],
    ["restriction.extent in ['withdrawn']", { extent: 'reduced' }, false],
    ["restriction.what.exists(w, w == 'phone')", { what: ['phone'] }, true],
    ["restriction.what.all(w, w in ['phone', 'internet'])", { what: ['phone', 'device'] }, false],
    ["restriction.what.exists(w, w == 'phone' && restriction.emergency)", { what: ['phone'] }, undefined],
    ["restriction.what.exists(w, w == 'phone' && restriction.emergency)", { what: ['device'] }, false],
    ['size(restriction.what) > 1', { what: ['phone', 'internet'] }, true],
    ['has(restriction.emergency)', {}, false],
    ['has(restriction.emergency) && restriction.emergency', {}, false],
    ["restriction.extent == 'withdrawn' ? restriction.emergency : false", { extent: 'reduced' }, false],
    ["settings['camera-rule'] == 'agreement'", {}, true],
    ["'correspondence' in adopted && !('staying-in-touch' in adopted)", {}, true],
    ["happened('concern.raised')", {}, false],
  ])('%s of %j is %s', (text, facts, value) => {
    expect(conditionOf(text).holds(scope(facts))).toBe(value);
  });

  test.each([
    ['child.age < 13', 12, true],
    ['child.age < 13', 13, false],
    ['child.age < 13', undefined, undefined],
    ['child.known', undefined, false],
    ['child.age == 13', 13, true],
    ['child.age + 1 >= 14', 13, true],
  ])('%s of a child of %s is %s', (text, childAge, value) => {
    // Whole numbers written in a policy meet the numbers of JSON.
    expect(conditionOf(text.replace('+ 1 ', '+ 1.0 ')).holds(scope({}, { childAge }))).toBe(value);
  });

  test.each([
    ['restriction.emergency && restriction.byForce', {}, ['emergency', 'byForce']],
    ['restriction.emergency && restriction.byForce', { emergency: true }, ['byForce']],
    ['restriction.emergency && restriction.byForce', { emergency: false }, []],
    ['(restriction.emergency || restriction.byForce) && restriction.inPlan', { byForce: true }, ['inPlan']],
    ['child.age < 13 || restriction.emergency', {}, ['child.age', 'emergency']],
    [
      "restriction.extent == 'withdrawn' ? restriction.emergency : restriction.byForce",
      { extent: 'reduced' },
      ['byForce'],
    ],
  ])('%s of %j misses %j, and nothing that does not matter', (text, facts, missing) => {
    expect(conditionOf(text).missing(scope(facts))).toEqual(missing);
  });

  test('agrees with the CEL library wherever every fact is known', () => {
    const atoms = [
      'restriction.emergency',
      'restriction.byForce',
      "restriction.extent == 'withdrawn'",
      "restriction.extent != 'reduced'",
      "'phone' in restriction.what",
      'size(restriction.what) >= 2',
      "restriction.what.exists(w, w == 'internet')",
      "restriction.what.all(w, w in ['phone', 'internet'])",
      'child.age < 13',
      '13 == child.age',
      "settings['camera-rule'] == 'agreement'",
      "'correspondence' in adopted",
    ];
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom(...atoms),
        fc
          .tuple(tie('text'), fc.constantFrom('&&', '||'), tie('text'))
          .map(([a, by, b]) => `(${a} ${by} ${b})`),
        tie('text').map((a) => `!(${a})`),
        fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      ),
    }));
    const facts = fc.record({
      emergency: fc.boolean(),
      byForce: fc.boolean(),
      extent: fc.constantFrom('withdrawn', 'reduced'),
      what: fc.subarray(['phone', 'internet', 'device']),
    });
    const cel = celEnvironment(NAMES);
    fc.assert(
      fc.property(text, facts, fc.integer({ min: 11, max: 15 }), (written, known, age) => {
        const here = scope(known, { childAge: age });
        const context = {
          restriction: known,
          child: { age, known: true },
          settings: here.settings,
          adopted: here.adopted,
        };
        expect(conditionOf(written).holds(here)).toBe(cel.evaluate(written, context));
      }),
      { numRuns: 1000 },
    );
  });

  test('a fact that is not known decides nothing: filling it in never turns true into false', () => {
    const partial = fc.record(
      { emergency: fc.boolean(), byForce: fc.boolean(), inPlan: fc.boolean() },
      { requiredKeys: [] },
    );
    const forms = [
      '(restriction.emergency && restriction.byForce) || restriction.inPlan',
      '!(restriction.emergency || restriction.byForce) && restriction.inPlan',
      'restriction.emergency ? restriction.byForce : restriction.inPlan',
    ].map(conditionOf);
    fc.assert(
      fc.property(partial, partial, fc.constantFrom(...forms), (some, rest, form) => {
        const before = form.holds(scope(some));
        if (before !== undefined) expect(form.holds(scope({ ...rest, ...some }))).toBe(before);
        else expect(form.missing(scope(some)).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a condition is refused', () => {
  test.each([
    [
      'restriction.emergncy',
      'restriction has no fact emergncy (access.restricted)',
      'Did you mean emergency?',
    ],
    [
      "restriction.extent == 'removed'",
      '"removed" is not one of withdrawn, reduced',
      'Did you mean reduced?',
    ],
    [
      "'removed' != restriction.extent",
      '"removed" is not one of withdrawn, reduced',
      'Did you mean reduced?',
    ],
    ["'fone' in restriction.what", /^"fone" is not one of phone/, 'Did you mean phone?'],
    ["restriction.what.exists(w, w == 'fone')", /^"fone" is not one of/, 'Did you mean phone?'],
    ["restriction.extent in ['withdrawn', 'reducd']", /^"reducd" is not one of/, 'Did you mean reduced?'],
    ["settings['camra-rule'] == 'x'", 'no setting is called camra-rule', 'Did you mean camera-rule?'],
    ["settings['camera-rule'] == 'maybe'", /^"maybe" is not one of/, /agreement, coaching/],
    ["'correspondance' in adopted", /is not one of staying-in-touch/, 'Did you mean correspondence?'],
    ["happened('concern.raise')", 'no event is called concern.raise', 'Did you mean concern.raised?'],
    ['restrictions.emergency', /has nothing called restrictions/, 'Did you mean restriction?'],
    ['restriction.emergency == 3', /no such overload/, /of one kind/],
    [
      'restriction.extent && restriction.byForce',
      'restriction.extent is not true or false',
      /restriction\.extent == …/,
    ],
    ["restriction.extent + 'x' == 'x'", '+ is for numbers', /==/],
    ["restriction == 'x'", '== does not compare a group', /^Name a part of it: what, extent/],
    ["'withdrawn' in restriction.extent", 'what follows in must be a list', /in brackets/],
    ['size(restriction.extent) > 1', 'size() is for lists', /list fact/],
    ['has(child.age)', 'has() is for a fact of the event', 'Name one: has(restriction.…).'],
    ['happened(restriction.extent)', 'happened() needs an event type written out', /between quotes/],
    ["restriction.extent.exists(e, e == 'reduced')", 'exists() is for lists', /harms\.exists/],
    [
      'restriction.emergency.really',
      /has no parts, so there is no really in it/,
      /^Write restriction\.emergency alone/,
    ],
    ['restriction.extent', 'a condition must be true or false', /Compare/],
    ['restriction.emergency &&', /^this is not a CEL condition/, /&&/],
    ['restriction.emergency = true', /^this is not a CEL condition/, /==/],
    ["restriction.what == ['phone']", '== does not compare a list', /in restriction.what/],
    ["restriction.extent.startsWith('w')", 'startsWith() is not offered in conditions', /Conditions offer/],
    ['child.surname == "A"', 'child has no fact surname', /age, known/],
    ['null == restriction.emergency', /written out/, /has/],
  ])('%s', (text, reason, mend) => {
    const result = readCondition(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.reason).toMatch(reason);
    expect(result.error.mend).toMatch(mend);
  });

  test('at the place of the trouble', () => {
    const text = 'restriction.emergency && restriction.byForze';
    const result = readCondition(text);
    expect(!result.ok && text.slice(result.error.at)).toBe('byForze');
  });
});
