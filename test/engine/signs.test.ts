import { describe, expect, test } from 'vitest';
import { clauseTable } from '#engine/clause-table.ts';
import { decide } from '#engine/decide.ts';
import type { Instant } from '#kernel/instant.ts';
import { buildPack, packTextsOf, problemsOf, SCREENS } from './build-pack.ts';

const signs = {
  'not-diagnostic': 'A sign proves nothing.',
  tiers: [
    { id: 'early', title: 'Early', mark: 'proposed' },
    { id: 'serious', title: 'Serious', mark: 'proposed' },
  ],
  combine: [
    {
      id: 'two-early',
      'any-of': ['secretive', 'new-friends', 'late'],
      'at-least': 2,
      advice: 'Talk it over.',
      clauses: ['HSE-2'],
    },
  ],
  indicators: [
    { id: 'secretive', text: 'Hides the screen', tier: 'early', clauses: ['HSE-3'] },
    { id: 'new-friends', text: 'New friends', tier: 'early', clauses: ['HSE-4'] },
    { id: 'late', text: 'Out late', clauses: ['HSE-5'] },
    {
      id: 'meeting',
      text: 'Plans to meet somebody from online',
      tier: 'early',
      mark: 'proposed',
      harms: ['grooming'],
      clauses: ['HSE-6'],
    },
  ],
};
const taxonomies = [
  {
    id: 'areas',
    title: 'Areas',
    terms: [{ id: 'contact', title: 'Contact', harms: ['grooming'], cs: ['contact'], clauses: ['HSE-7'] }],
  },
];
const pack = buildPack({ signs, taxonomies });
const prompted = (...indicators: string[]) =>
  decide({
    packs: [pack],
    settings: {},
    history: [],
    event: {
      type: 'observation.recorded',
      occurredAt: Date.parse('2026-08-30T14:10:00Z') as Instant,
      facts: { indicators },
    },
  }).prompts;
const texts = (...indicators: string[]) => prompted(...indicators).map(({ text }) => text);

describe('signs in an observation', () => {
  test('one alone is no reason for advice, and is said to prove nothing', () => {
    expect(texts('secretive')).toEqual(['A sign proves nothing.']);
  });
  test('several together ask to talk it over', () => {
    expect(texts('secretive', 'late')).toContain('Talk it over.');
  });
  test('the same sign twice is still one', () => {
    expect(texts('late', 'late')).not.toContain('Talk it over.');
  });
  test('a sign of a harm opens its response however low its tier', () => {
    expect(prompted('meeting')).toContainEqual({
      kind: 'do',
      text: 'Raise a concern now: plans to meet somebody from online.',
      clauses: ['HSE-6'],
      packs: ['house'],
      mark: 'proposed',
    });
  });
  test('a sign of another list says nothing', () => expect(texts('weather')).toEqual([]));
});

test('clauses are met by signs, by signs together and by terms of a taxonomy', () => {
  const standing = clauseTable(pack.data, SCREENS).filter(({ by }) => by.length > 0);
  expect(standing.map(({ clause, by }) => [clause.id, ...by])).toEqual([
    ['HSE-2', 'signs two-early'],
    ['HSE-3', 'indicator secretive'],
    ['HSE-4', 'indicator new-friends'],
    ['HSE-5', 'indicator late'],
    ['HSE-6', 'indicator meeting'],
    ['HSE-7', 'taxonomy areas#contact'],
  ]);
});

describe('a list of signs is refused', () => {
  const refused = (change: object) => problemsOf(packTextsOf({ signs: { ...signs, ...change } }));
  test('with a tier that nothing names', () => {
    expect(refused({ tiers: [] })[0]).toMatchObject({
      file: 'indicators.yaml',
      reason: 'sign secretive stands in tier early, which tiers does not name',
    });
  });
  test('with a combination of signs that are not there', () => {
    const combine = [{ ...signs.combine[0], 'any-of': ['secretve', 'late'] }];
    expect(refused({ combine })[0]).toMatchObject({
      reason: 'combination two-early counts secretve, which is no sign of this pack',
    });
  });
  test('with a combination that could never come', () => {
    const combine = [{ ...signs.combine[0], 'at-least': 4 }];
    expect(refused({ combine })[0]).toMatchObject({ reason: 'combination two-early asks for 4 of 3 signs' });
  });
});

test('a taxonomy that cites a clause that is not there is refused with its line', () => {
  const terms = [{ id: 'contact', title: 'Contact', clauses: ['HSE-99'] }];
  expect(problemsOf(packTextsOf({ taxonomies: [{ id: 'areas', title: 'Areas', terms }] }))[0]).toMatchObject({
    file: 'pack.yaml',
    reason: 'there is no clause HSE-99 in clauses.yaml',
  });
});
