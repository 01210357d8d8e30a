import { describe, expect, it } from 'vitest';
import type { HomeId, Id, PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Span } from '#kernel/span.ts';
import type { HeldRole } from './held-role.ts';
import { overlapping } from './held-role.ts';

const now = instant(Date.parse('2026-11-21T15:00:00Z'));
const day = (text: string) => text as PlainDate;
const span = (from: string, to: string | null = null, endedAt: string | null = null): Span => ({
  from: day(from),
  to: to === null ? null : day(to),
  endedAt: endedAt === null ? null : instant(Date.parse(endedAt)),
});

describe('the same role twice', () => {
  const homeId = 'a0000000-0000-4000-8000-000000000001' as HomeId;
  const role = (of: Span, at: string = homeId): HeldRole => ({
    ...of,
    roleHeldId: 'b' as Id<'role-held'>,
    personId: 'c' as PersonId,
    role: 'support-worker',
    place: { kind: 'home', homeId: at as HomeId, name: 'Rowan House' },
    givenBy: null,
    endSetBy: null,
    endReason: null,
  });
  const wanted = { ...role(span('2026-11-21')), to: null };
  it.each<[string, HeldRole, boolean]>([
    ['still held', role(span('2024-01-01')), true],
    ['held until a day to come', role(span('2024-01-01', '2026-12-01')), true],
    ['planned', role(span('2027-01-01')), true],
    ['held until yesterday', role(span('2024-01-01', '2026-11-20')), false],
    ['ended at once this morning', role(span('2024-01-01', '2026-11-21', '2026-11-21T09:00:00Z')), false],
    ['at another home', role(span('2024-01-01'), 'a0000000-0000-4000-8000-000000000002'), false],
    ['withdrawn', role(span('2026-12-01', '2026-11-30', '2026-11-21T09:00:00Z')), false],
  ])('%s', (_name, before, clashes) => {
    expect(overlapping([before], wanted, now) !== undefined).toBe(clashes);
  });
});
