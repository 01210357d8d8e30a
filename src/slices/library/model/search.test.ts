import { beforeAll, describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import { smallGuidance } from '../../../../test/harness/small-guidance.ts';
import { markedPart } from './marked.ts';
import type { Found, SearchEntry, SearchFor, SearchIndex } from './search.ts';
import { indexOf, LONGEST_QUERY, search } from './search.ts';
import { stem } from './stem.ts';
import { SYNONYMS } from './synonyms.data.ts';
import { familiesOf, partsOfQuery } from './synonyms.ts';

const entry = (key: string, group: SearchEntry['group'], title: string, text = ''): SearchEntry => ({
  key,
  group,
  title,
  text,
  href: `/library/${key}`,
});
const OLD = { id: 'house', version: '2020-01' };
const index = indexOf([
  entry('pictures', 'guidance', 'A nude picture of themselves', 'Do not look at it, copy it or send it on.'),
  entry('grooming', 'guidance', 'Grooming', 'Somebody builds trust in order to abuse.'),
  entry('door', 'numbers', 'Multi-agency safeguarding hub', 'The front door of Marlshire.'),
  entry('report', 'tools', 'Report Remove', 'Gets a nude picture of somebody under 18 taken down.'),
  entry('take', 'clauses', 'A phone may be confiscated where there is a risk of an offence.'),
  entry('keep', 'clauses', 'Confiscation is written down.'),
  entry('act', 'law', 'Protection of Children Act', 'Making an indecent image of a child.'),
  { ...entry('sit', 'clauses', 'Told within 24 hours.'), clause: 'SIT-4.16' },
  { ...entry('old', 'clauses', 'A curtain is drawn at dusk.'), of: OLD },
]);
const everything: SearchFor = { counts: () => true, follows: () => true };
const find = (query: string, reader: SearchFor = everything): Found => search(index, query, reader);
const keys = (found: Found) => found.groups.flatMap(({ hits }) => hits.map((hit) => hit.entry.key));

describe('a query', () => {
  test.each([
    ['groming', 'grooming'],
    ['groooming', 'grooming'],
    ['confisction', 'keep'],
    ['indecnt imgae', 'act'],
    ['Protecton', 'act'],
  ])('%s finds %s past the slip', (query, key) => {
    expect(keys(find(query))).toContain(key);
  });

  test.each([
    ['confiscate', ['take', 'keep']],
    ['confiscating', ['take', 'keep']],
    ['confiscation', ['take', 'keep']],
    ['pictures', ['pictures', 'report']],
  ])('%s finds its other forms', (query, found) => {
    expect(keys(find(query))).toEqual(expect.arrayContaining(found));
  });

  test.each([
    ['nudes', ['pictures', 'report', 'act']],
    ['sexting', ['pictures', 'report', 'act']],
    ['sextng', ['pictures', 'report']],
    ['self-generated images', ['pictures', 'report', 'act']],
    ['self generated image', ['pictures', 'act']],
    ['MASH', ['door']],
    ['front door', ['door']],
    ['children’s services', ['door']],
    ["childrens' services", ['door']],
    ['childrens servces', ['door']],
  ])('%s finds other words for the same', (query, found) => {
    expect(keys(find(query))).toEqual(expect.arrayContaining(found));
  });

  test('finds nothing by a synonym of a word that was not asked for', () => {
    expect(keys(find('grooming'))).not.toContain('door');
    expect(keys(find('MASH'))).not.toContain('pictures');
  });

  test('what was typed stands before its synonyms', () => {
    const guidance = indexOf([entry('other', 'guidance', 'Sexting'), entry('typed', 'guidance', 'Nudes')]);
    expect(keys(search(guidance, 'nudes', everything))).toEqual(['typed', 'other']);
  });

  test('comes in groups, in their order, each result once', () => {
    const found = find('nude picture');
    expect(found.groups.map(({ group }) => group)).toEqual(['guidance', 'tools', 'law']);
    expect(new Set(keys(found)).size).toBe(found.total);
  });

  test.each(['SIT-4.16', 'sit-4.16', 'SIT 4.16', ' sit4.16 '])('%s is that clause alone', (query) => {
    expect(keys(find(query))).toEqual(['sit']);
  });

  test('in a whole sentence finds what has some of its words, and says so', () => {
    const found = find('who told them about the enormous phone');
    expect(keys(found)).toContain('take');
    expect(found.some).toBe(true);
    expect(find('phone risk offence').some).toBe(false);
  });

  test.each(['', '   ', '?!', 'the of and', 'zzzzzz'])('%o finds nothing, and breaks nothing', (query) => {
    expect(find(query)).toMatchObject({ groups: [], total: 0, some: false });
  });

  test('a version that does not count is left out', () => {
    const reader: SearchFor = { counts: (of) => of.version !== OLD.version, follows: () => true };
    expect(keys(find('curtain dusk'))).toEqual(['old']);
    expect(keys(find('curtain dusk', reader))).toEqual([]);
  });

  test('what the organisation follows stands before what it does not', () => {
    const mine = { id: 'mine', version: '1' };
    const both = indexOf([
      { ...entry('theirs', 'clauses', 'A tablet at night'), of: OLD },
      { ...entry('mine', 'clauses', 'A tablet at night'), of: mine },
    ]);
    const reader = { counts: () => true, follows: (of: { id: string }) => of.id === 'mine' };
    expect(keys(search(both, 'tablet', reader))).toEqual(['mine', 'theirs']);
  });
});

describe('synonyms', () => {
  test('every word of a family leads to the others', () => {
    for (const family of SYNONYMS) {
      for (const word of family) {
        const others = partsOfQuery(word, familiesOf([])).flatMap((part) => part.others);
        expect([word, others.length > 0]).toEqual([word, true]);
      }
    }
  });
  test('stems of a word’s forms meet', () => {
    for (const forms of [
      ['image', 'images'],
      ['confiscate', 'confiscated', 'confiscation', 'confiscating'],
      ['report', 'reporting', 'reported', 'reports'],
      ['child’s', 'childs'],
    ]) {
      expect([forms, new Set(forms.map(stem)).size]).toEqual([forms, 1]);
    }
  });
});

test('what was found is marked where it stands, and nothing is added to the text', () => {
  const text = `${'Before it. '.repeat(60)}A nude picture is never copied. ${'After it. '.repeat(60)}`;
  const pieces = markedPart(text, new Set([stem('pictures') ?? '']));
  expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(['picture']);
  const shown = pieces.map((piece) => piece.text).join('');
  expect(shown.length).toBeLessThan(300);
  expect(text).toContain(shown.replaceAll('…', '').trim());
  expect(markedPart('Short.', new Set())).toEqual([{ text: 'Short.', found: false }]);
});

describe('the packs that come with Kith, all of them found in under 50 ms', () => {
  let real: SearchIndex;
  beforeAll(async () => {
    const { buildLibrary } = await import('./library.ts');
    real = buildLibrary(await readAllPacks(), {
      screens: [],
      scenarios: new Map(),
      guidance: smallGuidance(),
    }).index;
  });

  test.each([
    'nudes',
    'groming',
    'childrens servces',
    'who do I tell when a phone is taken away at night',
    'x'.repeat(LONGEST_QUERY + 50),
    'image picture photograph camera phone device network child young person family police'.repeat(2),
  ])('%s', (query) => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const began = performance.now();
      search(real, query, everything);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  test('a word that is right is no slip of another: Childline is not children', () => {
    const found = search(real, 'childline', everything);
    expect(found.total).toBeGreaterThan(3);
    expect(found.total).toBeLessThan(40);
    for (const { entry: each } of found.groups.flatMap(({ hits }) => hits)) {
      expect(`${each.title} ${each.text} ${each.words}`).toMatch(/child ?line|helpline|talk/i);
    }
  });

  test('a phrase of the field is known without its small words', () => {
    const found = search(real, 'taking a phone', everything).groups.flatMap(({ hits }) => hits);
    expect(found.map(({ entry: each }) => each.clause)).toContain('SIT-5.8');
  });

  test.each([
    ['nudes', 'SIT-0.3'],
    ['nakd pictures', 'SIT-0.3'],
    ['clik ceop', 'SIT-8.2'],
  ])('%s finds %s', (query, clause) => {
    const found = search(real, query, everything).groups.flatMap(({ hits }) => hits);
    expect(found.map((hit) => hit.entry.clause)).toContain(clause);
  });
});
