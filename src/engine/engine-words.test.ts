import { describe, expect, test } from 'vitest';
import { actsOf } from './acts.ts';
import { didYouMean, nearest } from './did-you-mean.ts';
import { factsWithoutQuestion } from './fact-questions.ts';
import type { EventType } from './facts.ts';
import { EVENTS } from './facts.ts';
import { ACTS } from './vocabulary.ts';
import { dutyInWords } from './words.ts';

test('every published fact can be asked for in plain words', () => {
  expect(factsWithoutQuestion()).toEqual([]);
});

test('every act can be judged at some event', () => {
  const carried = new Set((Object.keys(EVENTS) as EventType[]).flatMap(actsOf));
  expect(ACTS.filter((act) => !carried.has(act))).toEqual([]);
});

describe('did you mean', () => {
  test.each([
    ['emergncy', ['emergency', 'extent'], 'emergency'],
    ['Emergency', ['emergency'], 'emergency'],
    ['agreed_with_child', ['agreedWithChild', 'agreedWithPlacingAuthority'], 'agreedWithChild'],
    ['fone', ['phone', 'contact'], 'phone'],
    ['byforce', ['byForce'], 'byForce'],
    ['sit', ['staying-in-touch', 'correspondence'], undefined],
    ['x', [], undefined],
  ])('%s among %j: %s', (word, names, found) => {
    expect(nearest(word, names)).toBe(found);
  });

  test('names what there is when nothing is near', () => {
    expect(didYouMean('zzz', ['check', 'list'])).toBe('there are: check, list');
    expect(didYouMean('zzz', [])).toBe('there are none');
  });
});

test.each([
  ['notify', 'social-worker', 'notify the social worker'],
  ['hand-over', 'home-manager', 'hand over to the home’s manager'],
  ['agree', 'child', 'agree with the child'],
  ['assess', 'social-worker', 'assess by the social worker'],
  ['record', undefined, 'record'],
] as const)('%s and %s read "%s"', (action, recipient, words) => {
  expect(dutyInWords(action, recipient)).toBe(words);
});
