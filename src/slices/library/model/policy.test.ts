import { describe, expect, test } from 'vitest';
import { instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { buildPack } from '../../../../test/engine/build-pack.ts';
import { freshnessOf } from './freshness.ts';
import { choicesIn, narrowed } from './narrow.ts';
import type { Adopted } from './policy.ts';
import { policyOf, versionsThatCount } from './policy.ts';

const TODAY = '2026-11-21' as PlainDate;
const pack = (id: string, version: string, from: string, prefix = 'HSE') =>
  policyOf(buildPack({ id, version, from, prefix, title: `Policy ${id}` }), []);
const old = pack('house', '2024-01', '2024-01-01');
const fresh = pack('house', '2026-01', '2026-01-01');
const other = pack('another', '2020-01', '2020-01-01', 'ANO');
const follow = (id: string, version: string, from: string, to: string | null = null): Adopted => ({
  id,
  version,
  from,
  to,
  homeId: null,
});
const counted = (adopted: readonly Adopted[]) =>
  versionsThatCount([old, fresh, other], adopted, TODAY).map(
    ({ policy, adoption }) => `${policy.pack.id} ${policy.pack.version} ${adoption.is}`,
  );

describe('the version that counts', () => {
  test.each<[string, readonly Adopted[], readonly string[]]>([
    ['the newest where none is followed', [], ['another 2020-01 no', 'house 2026-01 no']],
    [
      'the one that is followed, though a newer one is on the shelf',
      [follow('house', '2024-01', '2024-02-01')],
      ['house 2024-01 now', 'another 2020-01 no'],
    ],
    [
      'the newer one of two that are followed',
      [follow('house', '2026-01', '2026-02-01'), follow('house', '2024-01', '2024-02-01')],
      ['house 2026-01 now', 'another 2020-01 no'],
    ],
    [
      'the older one until the day on which the newer one begins',
      [follow('house', '2024-01', '2024-02-01'), follow('house', '2026-01', '2026-11-22')],
      ['house 2024-01 now', 'another 2020-01 no'],
    ],
    [
      'the one that is about to be followed where none is',
      [follow('house', '2024-01', '2026-11-22')],
      ['another 2020-01 no', 'house 2024-01 later'],
    ],
    [
      'on its last day still',
      [follow('house', '2024-01', '2024-02-01', '2026-11-21')],
      ['house 2024-01 now', 'another 2020-01 no'],
    ],
    [
      'not after it',
      [follow('house', '2024-01', '2024-02-01', '2026-11-20')],
      ['another 2020-01 no', 'house 2024-01 before'],
    ],
    [
      'what was taken back before its first day was never followed',
      [follow('house', '2024-01', '2026-11-01', '2026-10-31')],
      ['another 2020-01 no', 'house 2026-01 no'],
    ],
  ])('%s', (_what, adopted, expected) => {
    expect(counted(adopted)).toEqual(expected);
  });
});

describe('narrowing', () => {
  const roles = {
    'HSE-1': { for: ['support-worker' as const], topics: ['devices' as const] },
    'HSE-2': { for: ['registered-manager' as const], topics: [] },
  };
  const ids = (narrowing: Partial<{ role: string; topic: string; kind: string }>) =>
    narrowed(old.sections, { role: '', topic: '', kind: '', ...narrowing }, roles).flatMap(({ clauses }) =>
      clauses.map(({ clause }) => clause.id),
    );

  test('by whom it asks, by subject and by kind, and by all of them at once', () => {
    expect(ids({})).toHaveLength(9);
    expect(ids({ role: 'support-worker' })).toEqual(['HSE-1']);
    expect(ids({ topic: 'devices' })).toEqual(['HSE-1']);
    expect(ids({ kind: 'duty' })).toHaveLength(9);
    expect(ids({ kind: 'right' })).toEqual([]);
    expect(ids({ role: 'registered-manager', topic: 'devices' })).toEqual([]);
    expect(ids({ role: 'constructor' })).toEqual([]);
  });
  test('offers what there is, and nothing that would find nothing', () => {
    expect(choicesIn(old.sections, roles)).toEqual({
      roles: ['support-worker', 'registered-manager'],
      topics: ['devices'],
      kinds: ['duty'],
    });
  });
});

test.each([
  ['2026-11-20', 'number', false],
  ['2026-05-23', 'number', false],
  ['2026-05-22', 'number', true],
  ['2025-11-21', 'law', false],
  ['2025-11-20', 'law', true],
] as const)('checked on %s as a %s: too long ago is %s', (day, what, isOld) => {
  expect(freshnessOf(day, what, instant(Date.parse('2026-11-21T10:00:00Z')))?.old).toBe(isOld);
});
test('what nobody wrote down has no freshness', () => {
  expect(freshnessOf(undefined, 'number', instant(0))).toBeUndefined();
});
