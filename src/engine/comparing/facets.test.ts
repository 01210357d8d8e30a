import { describe, expect, test } from 'vitest';
import { facetChanges, facetsOf } from './facets.ts';

describe('facets', () => {
  test('stand under the names of the things, so that their order does not matter', () => {
    const one = {
      needs: [
        { that: 'a', until: 'A' },
        { that: 'b', until: 'B' },
      ],
      terms: { child: 'child' },
    };
    const other = {
      terms: { child: 'child' },
      needs: [
        { until: 'B', that: 'b' },
        { that: 'a', until: 'A' },
      ],
    };
    expect(facetChanges(facetsOf(one), facetsOf(other))).toEqual([]);
    expect([...facetsOf(one)]).toContainEqual(['needs a until', 'A']);
  });

  test.each([
    ['a changed word', { title: 'Tell' }, { title: 'Ask' }, [{ facet: 'title', was: 'Tell', is: 'Ask' }]],
    ['a new point', {}, { term: 'measure' }, [{ facet: 'term', was: undefined, is: 'measure' }]],
    ['a dropped point', { term: 'sanction' }, {}, [{ facet: 'term', was: 'sanction', is: undefined }]],
    [
      'a longer list',
      { clauses: ['A'] },
      { clauses: ['A', 'B'] },
      [{ facet: 'clauses', was: 'A', is: 'A, B' }],
    ],
    ['an empty list, which says nothing', { record: [] }, {}, []],
    [
      'a false, which says something',
      { words: false },
      { words: true },
      [{ facet: 'words', was: 'false', is: 'true' }],
    ],
    [
      'a second thing of one name',
      { on: [{ event: 'x', when: 'a' }] },
      {
        on: [
          { event: 'x', when: 'a' },
          { event: 'x', when: 'b' },
        ],
      },
      [
        { facet: 'on x (2) event', was: undefined, is: 'x' },
        { facet: 'on x (2) when', was: undefined, is: 'b' },
      ],
    ],
  ])('name %s', (_what, before, after, changes) => {
    expect(facetChanges(facetsOf(before), facetsOf(after))).toEqual(changes);
  });
});
