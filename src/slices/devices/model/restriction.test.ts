import { describe, expect, test } from 'vitest';
import type { FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { restrictionOf } from './restriction.ts';

const known = (at: number, facts: Record<string, FactValue>, details: Record<string, FactValue> = {}) => ({
  occurredAt: at as Instant,
  facts,
  details,
});
const begun = known(100, { what: ['phone'], extent: 'withdrawn' }, { endsAt: 900, reviewAt: 200 });

describe('a restriction put together', () => {
  test('as it began', () => {
    expect(restrictionOf(begun, [], [])).toEqual({
      what: ['phone'],
      extent: 'withdrawn',
      since: 100,
      endsAt: 900,
      reviewAt: 200,
      endedAt: null,
      eased: false,
      authorityView: null,
    });
  });

  test.each<[string, Record<string, FactValue>, Record<string, FactValue>, object]>([
    [
      'going on names the next look',
      { outcome: 'continue' },
      { reviewAt: 300 },
      { extent: 'withdrawn', eased: false, reviewAt: 300, endedAt: null },
    ],
    ['going on without a next look leaves none', { outcome: 'continue' }, {}, { reviewAt: null }],
    [
      'easing is a reduction',
      { outcome: 'reduce' },
      { reviewAt: 300 },
      { extent: 'reduced', eased: true, reviewAt: 300, endedAt: null },
    ],
    ['ending is ending', { outcome: 'end' }, {}, { endedAt: 250, reviewAt: null, eased: false }],
    [
      'a look without an outcome changes nothing',
      { riskReduced: true },
      { reviewAt: 300 },
      { reviewAt: 200, endedAt: null },
    ],
  ])('%s', (_, facts, details, expected) => {
    expect(restrictionOf(begun, [known(250, facts, details)], [])).toMatchObject(expected);
  });

  test('reviews count in the order in which they took place', () => {
    const reviews = [known(300, { outcome: 'end' }), known(250, { outcome: 'reduce' })];
    expect(restrictionOf(begun, reviews, [])).toMatchObject({ endedAt: 300, eased: true, extent: 'reduced' });
  });

  test('the placing authority’s last view counts; having received it is none', () => {
    const answers = [
      known(1, {}, { view: 'agrees' }),
      known(3, {}, { view: 'received' }),
      known(2, {}, { view: 'objects' }),
    ];
    expect(restrictionOf(begun, [], answers).authorityView).toBe('objects');
  });
});
