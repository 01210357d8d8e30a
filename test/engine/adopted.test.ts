import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
import { adoptedBetween, isFollowed } from '#engine/pack.ts';
import type { EngineEvent } from '#engine/types.ts';
import { addDays, dayNumberOf, plainDateOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { buildPack, dutyRule } from './build-pack.ts';

const day = (text: string) => text as PlainDate;
const version = (number: string, from: string, more: object = {}) =>
  buildPack({ version: number, from, rules: [dutyRule(`rule-${number}`, 'access.restricted', more)] });
const OLD = version('2020-01', '2020-01-01');
const NEW = version('2026-06', '2026-06-01');

const restricted = (at: string): EngineEvent => ({
  id: 'e',
  type: 'access.restricted',
  occurredAt: Date.parse(at) as Instant,
  facts: { what: ['phone'], extent: 'withdrawn' },
});
const versionsFor = (packs: readonly Pack[], at: string) =>
  decide({ packs, settings: {}, history: [], event: restricted(at) }).duties.flatMap((duty) =>
    duty.parts.map((part) => part.version),
  );

describe('which version governs', () => {
  const both = [adoptedBetween(OLD, day('2024-01-01'), null), adoptedBetween(NEW, day('2026-11-01'), null)];
  test.each([
    ['before anything was adopted', '2023-12-31T23:59:00Z', []],
    ['on the first day', '2024-01-01T00:00:00Z', ['2020-01']],
    ['the new one in force, not adopted yet', '2026-10-31T12:00:00Z', ['2020-01']],
    ['both adopted: the one that came into force last', '2026-11-01T00:00:00Z', ['2026-06']],
  ])('%s', (_what, at, versions) => {
    expect(versionsFor(both, at)).toEqual(versions);
  });

  test('a day is a London day: the last hour of it in summer belongs to it, the next does not', () => {
    const packs = [adoptedBetween(OLD, day('2026-07-02'), day('2026-07-02'))];
    expect(versionsFor(packs, '2026-07-01T23:00:00Z')).toEqual(['2020-01']);
    expect(versionsFor(packs, '2026-07-02T22:59:59Z')).toEqual(['2020-01']);
    expect(versionsFor(packs, '2026-07-02T23:00:00Z')).toEqual([]);
    expect(versionsFor(packs, '2026-07-01T22:59:59Z')).toEqual([]);
  });

  test('adopted before it is in force, it waits for that', () => {
    const packs = [adoptedBetween(NEW, day('2026-01-01'), null)];
    expect(versionsFor(packs, '2026-05-31T12:00:00Z')).toEqual([]);
    expect(versionsFor(packs, '2026-06-01T12:00:00Z')).toEqual(['2026-06']);
  });

  test('followed, ended and followed again: each time counts, and twice at once counts once', () => {
    const packs = [
      adoptedBetween(OLD, day('2024-01-01'), day('2024-03-31')),
      adoptedBetween(OLD, day('2025-01-01'), null),
      adoptedBetween(OLD, day('2025-06-01'), null),
    ];
    expect(versionsFor(packs, '2024-03-31T12:00:00Z')).toEqual(['2020-01']);
    expect(versionsFor(packs, '2024-04-01T12:00:00Z')).toEqual([]);
    expect(versionsFor(packs, '2025-06-02T12:00:00Z')).toEqual(['2020-01']);
  });

  test('the answer says that a policy was not followed then', () => {
    const { warnings } = decide({
      packs: both,
      settings: {},
      history: [],
      event: restricted('2023-06-01T12:00:00Z'),
    });
    expect(warnings).toContain(
      'You did not follow Policy house on Thursday 1 June 2023, 13:00, so it has no say in this.',
    );
  });

  test('a condition on what else is adopted looks at the same day', () => {
    const asks = buildPack({
      id: 'asks',
      rules: [dutyRule('r', 'access.restricted', {}, { when: "'house' in adopted" })],
    });
    const packs = [
      adoptedBetween(asks, day('2020-01-01'), null),
      adoptedBetween(OLD, day('2024-01-01'), null),
    ];
    const raised = (at: string) =>
      decide({ packs, settings: {}, history: [], event: restricted(at) }).duties.flatMap(
        (duty) => duty.packs,
      );
    expect(raised('2023-06-01T12:00:00Z')).toEqual([]);
    expect(raised('2024-06-01T12:00:00Z')).toEqual(['asks', 'house']);
  });
});

test('a day outside every time it was followed raises nothing, any other day what the bare pack raises', () => {
  const first = dayNumberOf(day('2026-01-01'));
  const span = fc.tuple(fc.nat(60), fc.option(fc.nat(30), { nil: null }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.nat(100), (spans, at) => {
      const packs = spans.map(([from, length]) =>
        adoptedBetween(
          OLD,
          plainDateOf(addDays(first, from)),
          length === null ? null : plainDateOf(addDays(first, from + length)),
        ),
      );
      const noon = `${plainDateOf(addDays(first, at))}T12:00:00Z`;
      const followed = spans.some(([from, length]) => at >= from && (length === null || at <= from + length));
      expect(packs.some((pack) => isFollowed(pack, addDays(first, at)))).toBe(followed);
      expect(versionsFor(packs, noon)).toEqual(followed ? ['2020-01'] : []);
    }),
  );
});
