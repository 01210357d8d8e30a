import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, plainDateOf } from '#kernel/day-number.ts';
import type { Id, PersonId } from '#kernel/ids.ts';
import { DAY, instant } from '#kernel/instant.ts';
import { londonDate, londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { standingOf } from '#kernel/span.ts';
import type { Allocation } from './allocation.ts';
import { reallocated } from './allocation.ts';

const now = instant(Date.parse('2026-11-21T15:00:00Z'));
const of = (who: string, from: string, to: string | null = null): Allocation => ({
  allocationId: `${who}-${from}` as Id<'allocation'>,
  personId: who as PersonId,
  from: from as PlainDate,
  to: to as PlainDate | null,
  endedAt: null,
});
const give = (who: string, from: string) => ({ personId: who as PersonId, from: from as PlainDate });

describe('a child is given to another social worker', () => {
  it.each<[string, readonly Allocation[], ReturnType<typeof give>, unknown]>([
    ['the first one', [], give('ann', '2026-11-21'), []],
    [
      'today: the earlier one ends at this minute',
      [of('ann', '2025-01-01')],
      give('bea', '2026-11-21'),
      [{ allocationId: 'ann-2025-01-01', to: '2026-11-21', endedAt: now }],
    ],
    [
      'from a day to come: the earlier one has them until the day before',
      [of('ann', '2025-01-01')],
      give('bea', '2026-12-01'),
      [{ allocationId: 'ann-2025-01-01', to: '2026-11-30', endedAt: null }],
    ],
    [
      'before somebody who was planned: that plan is taken back',
      [of('ann', '2025-01-01', '2026-12-09'), of('bea', '2026-12-10')],
      give('cat', '2026-12-01'),
      [
        { allocationId: 'ann-2025-01-01', to: '2026-11-30', endedAt: null },
        { allocationId: 'bea-2026-12-10', to: '2026-12-09', endedAt: now },
      ],
    ],
    ['for a day gone by', [of('ann', '2025-01-01')], give('bea', '2026-11-20'), 'day-is-past'],
    ['to whoever has them', [of('ann', '2025-01-01')], give('ann', '2026-12-01'), 'has-them-already'],
  ])('%s', (_name, before, to, ends) => expect(reallocated(before, to, now)).toEqual(ends));

  test('ASVS 8.2.2: however often it is done, a child has one social worker at a time, the last one named', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('ann', 'bea', 'cat'), fc.nat(30), fc.nat(10)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(steps, (all) => {
        let rows: readonly Allocation[] = [];
        let at = now;
        for (const [index, [who, ahead, passed]] of all.entries()) {
          at = instant(at + passed * DAY + 1);
          const from = plainDateOf(addDays(londonDay(at), ahead));
          const ends = reallocated(rows, { personId: who as PersonId, from }, at);
          if (typeof ends === 'string') continue;
          const ended = new Map(ends.map(({ allocationId, ...end }) => [allocationId, end]));
          rows = [
            ...rows.map((row) => ({ ...row, ...ended.get(row.allocationId) })),
            { ...of(who, from), allocationId: `${index}` as Id<'allocation'> },
          ];
          for (let days = 0; days < 50; days += 1) {
            const then = instant(at + days * DAY);
            const having = rows.filter((row) => standingOf(row, then) === 'held');
            expect(having.length).toBeLessThanOrEqual(1);
            if (londonDate(then) >= from) expect(having.map((row) => row.personId)).toEqual([who]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
