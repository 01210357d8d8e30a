import { describe, expect, test } from 'vitest';
import { EVENTS } from '#engine/facts.ts';
import { buildPack } from '../../../../test/engine/build-pack.ts';
import { WHEN } from './event-words.ts';
import { ruleWords } from './rule-words.ts';

/** A condition over a restriction, in words. */
function inWords(when: string, on = 'access.restricted'): string | undefined {
  const setting = {
    id: 'cameras',
    title: 'Cameras',
    type: 'choice',
    choices: [
      { value: 'coach', text: 'Coach' },
      { value: 'ask', text: 'Ask' },
    ],
    default: 'ask',
    ask: 'Which?',
    why: 'Left open.',
    clauses: ['HSE-1'],
  };
  const prompt = { kind: 'do', text: 'Do it.' };
  const pack = buildPack({
    rules: [{ id: 'one', on, when, clauses: ['HSE-1'], prompt }],
    settings: [setting],
  });
  const [rule] = pack.data.rules;
  return rule && ruleWords(rule, pack).onlyIf;
}

const EMERGENCY = '“Was this an emergency?”';
const CHILD_AGREED = '“Did the child agree?”';
const WHAT = '“What was restricted?”';

describe('a condition in words says what it tests, no more and no less', () => {
  test.each([
    ['restriction.emergency', `${EMERGENCY} is yes`],
    ['!restriction.emergency', `${EMERGENCY} is no`],
    ['restriction.emergency == false', `${EMERGENCY} is no`],
    ['restriction.emergency != false', `${EMERGENCY} is yes`],
    ["restriction.extent == 'withdrawn'", '“Was it taken away, or reduced?” is withdrawn'],
    ["!(restriction.extent == 'withdrawn')", '“Was it taken away, or reduced?” is not withdrawn'],
    ["'phone' in restriction.what", `${WHAT} includes phone`],
    ["!('phone' in restriction.what)", `${WHAT} does not include phone`],
    ["restriction.what.exists(w, w in ['phone', 'internet'])", `${WHAT} includes one of phone, internet`],
    ["!restriction.what.exists(w, w in ['phone', 'internet'])", `${WHAT} includes none of phone, internet`],
    ["restriction.what.exists(w, w != 'contact')", `${WHAT} includes more than contact`],
    ['has(restriction.agreedWithChild)', `${CHILD_AGREED} is answered`],
    ['has(restriction.agreedWithChild) && restriction.agreedWithChild', `${CHILD_AGREED} is yes`],
    [
      '!(has(restriction.agreedWithChild) && restriction.agreedWithChild)',
      `${CHILD_AGREED} is no (or not known)`,
    ],
    [
      '!(restriction.emergency && restriction.agreedWithChild)',
      `${EMERGENCY} is no, or ${CHILD_AGREED} is no`,
    ],
    [
      'restriction.byForce && (restriction.emergency || restriction.agreedWithChild)',
      `“Was force used?” is yes, and (${EMERGENCY} is yes, or ${CHILD_AGREED} is yes)`,
    ],
    [
      'restriction.byForce && !(restriction.emergency && restriction.agreedWithChild)',
      `“Was force used?” is yes, and (${EMERGENCY} is no, or ${CHILD_AGREED} is no)`,
    ],
    ['child.age < 13', 'the child’s age is under 13'],
    ['!(child.age < 13)', 'the child’s age is at least 13'],
    ["settings['cameras'] != 'coach'", 'the setting “Cameras” is not coach'],
    ["'correspondence' in adopted", 'correspondence is adopted too'],
    ["happened('placement.agreed')", 'earlier, a placement is agreed'],
  ])('%s', (condition, words) => {
    expect(inWords(condition)).toBe(words);
  });

  test('every event has words for when it happens', () => {
    expect(Object.keys(WHEN).toSorted()).toEqual(Object.keys(EVENTS).toSorted());
  });
});
