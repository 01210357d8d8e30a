import { beforeAll, describe, expect, test } from 'vitest';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import { realShelf } from '../../../../test/harness/lived-in.ts';
import { answerWords } from './answer-words.ts';
import { answerOf, sameFact, sentFor } from './answers.ts';
import type { FactQuestion } from './fact-questions.ts';
import { factsOf, questionOf } from './fact-questions.ts';
import { neededFacts } from './needed-facts.ts';

const ASKED_HERE = Object.keys(EVENTS).filter(
  (type) => type.startsWith('device.') || type.startsWith('access.'),
) as EventType[];

describe('every published fact of devices, restrictions and reviews has its question', () => {
  test.each(
    ASKED_HERE.flatMap((type) => factsOf(type).map((fact) => [type, fact] as const)),
  )('%s %s', (type, fact) => {
    const question = questionOf(type, fact);
    const published = (EVENTS[type].facts as Record<string, { values?: readonly string[] }>)[fact];
    expect(question?.text).toMatch(/\?$|reference$/);
    if (published?.values)
      expect(question?.options.map((option) => option.value).sort()).toEqual([...published.values].sort());
  });

  test('what Kith fills itself is never asked', () => {
    expect(questionOf('device.returned', 'about')).toBeUndefined();
    expect(questionOf('device.returned', 'nothing')).toBeUndefined();
    expect(questionOf('concern.raised', 'harms')).toBeUndefined();
  });
});

const must = (type: EventType, fact: string): FactQuestion => {
  const question = questionOf(type, fact);
  if (!question) throw new Error(`${type} ${fact} has no question`);
  return question;
};
const emergency = must('access.restricted', 'emergency');
const grounds = must('access.restricted', 'grounds');
const owner = must('device.confiscated', 'owner');

describe('answers', () => {
  test.each([
    [emergency, ['yes'], true],
    [emergency, ['no'], false],
    [emergency, ['not-known'], undefined],
    [emergency, [], undefined],
    [emergency, ['maybe'], undefined],
    [grounds, ['offence', 'injury'], ['injury', 'offence']],
    [grounds, ['none'], []],
    [grounds, ['boredom'], undefined],
    [grounds, [], undefined],
    [owner, ['home'], 'home'],
    [owner, ['the moon'], undefined],
    [must('device.handed-to-police', 'reference'), ['  MR/12 '], 'MR/12'],
    [must('device.handed-to-police', 'reference'), [' '], undefined],
  ] as const)('%o answered %o', (question, sent, fact) => {
    expect(answerOf(question, sent)).toEqual(fact);
  });

  test('what is known is shown chosen, and read back the same', () => {
    for (const [question, fact] of [
      [emergency, false],
      [grounds, []],
      [grounds, ['injury']],
      [owner, 'home'],
    ] as const)
      expect(answerOf(question, sentFor(fact))).toEqual(fact);
    expect(sentFor(undefined)).toEqual([]);
  });

  test('in words', () => {
    expect(answerWords(emergency, true)).toBe('Yes');
    expect(answerWords(grounds, [])).toBe('None of these');
    expect(answerWords(owner, 'unknown')).toBe('Nobody knows');
    expect(answerWords(owner, undefined)).toBe('Not known yet');
  });

  test('the order of a list says nothing', () => {
    expect(sameFact(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(sameFact(['a'], ['a', 'b'])).toBe(false);
    expect(sameFact(false, undefined)).toBe(false);
  });
});

describe('what the adopted policies still need to know', () => {
  let both: readonly Pack[];
  beforeAll(async () => {
    both = (await realShelf()).packs.filter((pack) =>
      ['staying-in-touch', 'correspondence'].includes(pack.id),
    );
  });
  const around = { childAge: 14, settings: {} };
  const needed = (type: EventType, facts: Parameters<typeof neededFacts>[2], packs = both) =>
    neededFacts(packs, type, facts, around);

  test('of a stopped phone, nothing that only contact turns on', () => {
    const facts = needed('access.restricted', { what: ['phone'], extent: 'withdrawn' });
    expect(facts).toEqual(
      expect.arrayContaining(['emergency', 'grounds', 'agreedWithChild', 'stopsProtectedContact', 'inPlan']),
    );
    expect(facts).not.toContain('agreedWithPlacingAuthority');
    expect(facts).not.toContain('what');
  });

  test('of stopped contact, whether the authority agreed; not once it is known to be an emergency', () => {
    const contact = { what: ['contact'], extent: 'withdrawn' };
    expect(needed('access.restricted', contact)).toContain('agreedWithPlacingAuthority');
    expect(needed('access.restricted', { ...contact, emergency: true })).not.toContain(
      'agreedWithPlacingAuthority',
    );
  });

  test('what is known is not asked again', () => {
    const facts = { what: ['phone'], extent: 'reduced', emergency: false, grounds: [] };
    const open = needed('access.restricted', facts);
    expect(open).not.toContain('emergency');
    expect(open).not.toContain('grounds');
  });

  test('without policies only what must always stay open is asked', () => {
    expect(needed('access.restricted', { what: ['phone'], extent: 'withdrawn' }, [])).toEqual([
      'agreedWithChild',
      'stopsProtectedContact',
      'policeAdvice',
    ]);
    expect(needed('device.seized', {}, [])).toEqual([]);
  });

  test('a review is asked what policies make of it', () => {
    expect(needed('access.restriction-reviewed', {})).toEqual(['outcome', 'riskReduced']);
  });
});
