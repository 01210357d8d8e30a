import { describe, expect, test } from 'vitest';
import type { Pack } from '#engine/pack.ts';
import type { AdoptionId, HomeId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Adoption } from '#slices/organisations/index.ts';
import { buildPack } from '../../../../test/engine/build-pack.ts';
import { earliestEnd, problemOfAdopting, stateOf } from './adoption-choices.ts';

const day = (text: string) => text as PlainDate;
const alder = 'a0000000-0000-4000-8000-000000000001' as HomeId;
const birch = 'a0000000-0000-4000-8000-000000000002' as HomeId;
const pack: Pack = buildPack({ id: 'house' });
const adoption = (homeId: HomeId | null, from: string, to: string | null): Adoption => ({
  adoptionId: 'd0000000-0000-4000-8000-000000000001' as AdoptionId,
  homeId,
  id: pack.id,
  version: pack.version,
  from: day(from),
  to: to === null ? null : day(to),
  by: null,
  reason: null,
});

describe('a version to adopt', () => {
  test.each<[string, HomeId | null, string, readonly Adoption[], string | undefined]>([
    ['nothing yet', alder, '2026-11-01', [], undefined],
    ['another home follows it', alder, '2026-11-01', [adoption(birch, '2025-01-01', null)], undefined],
    ['the home follows it', alder, '2026-11-01', [adoption(alder, '2025-01-01', null)], 'policy'],
    ['everybody follows it', alder, '2026-11-01', [adoption(null, '2025-01-01', null)], 'policy'],
    ['everybody follows it later', alder, '2026-11-01', [adoption(null, '2027-01-01', null)], undefined],
    [
      'a home follows it, now everybody',
      null,
      '2026-11-01',
      [adoption(alder, '2025-01-01', null)],
      undefined,
    ],
    ['it was followed before', alder, '2026-11-01', [adoption(alder, '2025-01-01', '2025-12-31')], undefined],
    [
      'on a day on which it was followed',
      alder,
      '2025-06-01',
      [adoption(alder, '2025-01-01', '2025-12-31')],
      'from-day',
    ],
    [
      'from the day of a mistake',
      alder,
      '2025-01-01',
      [adoption(alder, '2025-01-01', '2024-12-31')],
      'from-day',
    ],
    ['before it was in force', alder, '1999-01-01', [], 'from-day'],
  ])('%s', (_what, level, from, adoptions, field) => {
    expect(problemOfAdopting(pack, { level, from: day(from) }, adoptions)?.field).toBe(field);
  });
});

test.each([
  ['2026-01-01', null, 'followed'],
  ['2026-11-20', null, 'followed'],
  ['2026-11-21', null, 'later'],
  ['2026-01-01', '2026-11-20', 'followed'],
  ['2026-01-01', '2026-11-19', 'ended'],
  ['2026-11-30', '2026-11-29', 'never'],
])('from %s to %s stands, on 20 November, as %s', (from, to, state) => {
  expect(stateOf({ from: day(from), to: to === null ? null : day(to) }, day('2026-11-20'))).toBe(state);
});

test.each([
  ['one that runs', '2026-01-01', '2026-11-19'],
  ['one of today', '2026-11-20', '2026-11-19'],
  ['one to come', '2027-01-01', '2026-12-31'],
])('the earliest last day of %s', (_what, from, earliest) => {
  expect(earliestEnd({ from: day(from) }, day('2026-11-20'))).toBe(earliest);
});
