import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, plainDateOf } from './day-number.ts';
import { DAY, HOUR, instant } from './instant.ts';
import { londonDate, londonDay } from './london.ts';
import type { PlainDate } from './plain-date.ts';
import type { Span } from './span.ts';
import { decideEnd, standingOf } from './span.ts';

const now = instant(Date.parse('2026-11-21T15:00:00Z'));
const day = (text: string) => text as PlainDate;
const span = (from: string, to: string | null = null, endedAt: string | null = null): Span => ({
  from: day(from),
  to: to === null ? null : day(to),
  endedAt: endedAt === null ? null : instant(Date.parse(endedAt)),
});

describe('how a role stands (ASVS 8.3.2)', () => {
  it.each<[string, Span, string]>([
    ['began long ago', span('2024-01-01'), 'held'],
    ['begins today', span('2026-11-21'), 'held'],
    ['begins tomorrow', span('2026-11-22'), 'planned'],
    ['lasts until the end of today', span('2024-01-01', '2026-11-21'), 'held'],
    ['lasted until yesterday', span('2024-01-01', '2026-11-20'), 'past'],
    ['ended at this very moment', span('2024-01-01', '2026-11-21', '2026-11-21T15:00:00Z'), 'past'],
    ['ended a moment ago', span('2024-01-01', '2026-11-21', '2026-11-21T14:59:59.999Z'), 'past'],
    ['never began', span('2026-11-22', '2026-11-21', '2026-11-21T09:00:00Z'), 'withdrawn'],
  ])('%s', (_name, held, standing) => expect(standingOf(held, now)).toBe(standing));

  it('turns with the London day, not with that of Greenwich', () => {
    const summer = instant(Date.parse('2026-06-30T23:30:00Z'));
    expect(standingOf(span('2026-07-01'), summer)).toBe('held');
    expect(standingOf(span('2026-01-01', '2026-06-30'), summer)).toBe('past');
  });
});

describe('an end', () => {
  const held = span('2024-01-01');
  it.each<[string, Span, Parameters<typeof decideEnd>[1], unknown]>([
    ['at once', held, { when: 'now' }, { to: '2026-11-21', endedAt: now }],
    [
      'with the end of today',
      held,
      { when: 'day', last: day('2026-11-21') },
      { to: '2026-11-21', endedAt: null },
    ],
    [
      'with a day to come',
      held,
      { when: 'day', last: day('2026-12-31') },
      { to: '2026-12-31', endedAt: null },
    ],
    ['with a day gone by', held, { when: 'day', last: day('2026-11-20') }, 'day-is-past'],
    ['before it begins', span('2026-12-01'), { when: 'day', last: day('2026-11-30') }, 'before-it-begins'],
    ['at once, not yet begun', span('2026-12-01'), { when: 'now' }, { to: '2026-11-30', endedAt: now }],
    ['of what is over', span('2024-01-01', '2026-11-20'), { when: 'now' }, 'over-already'],
  ])('%s', (_name, of, wish, end) => expect(decideEnd(of, wish, now)).toEqual(end));

  test('ASVS 8.3.2: whatever is ended at once holds at no later moment', () => {
    const anyDay = fc
      .integer({ min: -400, max: 400 })
      .map((days) => plainDateOf(addDays(londonDay(now), days)));
    fc.assert(
      fc.property(anyDay, fc.option(anyDay), fc.integer({ min: 0, max: 800 * 24 }), (from, to, hours) => {
        const before: Span = { from, to, endedAt: null };
        const end = decideEnd(before, { when: 'now' }, now);
        const after = typeof end === 'string' ? before : { ...before, ...end };
        expect(['past', 'withdrawn']).toContain(standingOf(after, instant(now + hours * HOUR)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a role given for a span of days holds on these days and on no other', () => {
    const days = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(days, fc.nat(40), days, (start, length, look) => {
        const first = addDays(londonDay(now), start);
        const held = { from: plainDateOf(first), to: plainDateOf(addDays(first, length)), endedAt: null };
        const at = instant(now + look * DAY);
        const today = londonDate(at);
        expect(standingOf(held, at) === 'held').toBe(today >= held.from && today <= held.to);
      }),
      { numRuns: 2_000 },
    );
  });
});
