import { describe, expect, it } from 'vitest';
import type { ChildId, EventId, HomeId, PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { RecordedEvent } from './record.ts';
import { asEngineEvents, CORRECTED, DETAILS_ADDED, NOTICE_ANSWERED } from './record.ts';

const at = (text: string) => instant(Date.parse(text));
const root = '10000000-0000-4000-8000-000000000001' as EventId;

const event = (seq: number, over: Partial<RecordedEvent>): RecordedEvent => ({
  eventId: `10000000-0000-4000-8000-00000000000${seq}` as EventId,
  seq,
  type: 'access.restricted',
  homeId: 'h' as HomeId,
  childId: 'c' as ChildId,
  deviceId: null,
  about: null,
  occurredAt: at('2026-11-20T17:30:00Z'),
  recordedAt: at('2026-11-20T17:41:00Z'),
  recordedBy: 'p' as PersonId,
  facts: {},
  details: {},
  ...over,
});

const taken = event(1, { facts: { what: ['phone'], extent: 'withdrawn' } });

describe('asEngineEvents', () => {
  it('adds what was left open in the first minute', () => {
    const later = event(2, { type: DETAILS_ADDED, about: root, facts: { emergency: true } });
    expect(asEngineEvents([taken, later])).toEqual([
      expect.objectContaining({ id: root, facts: { what: ['phone'], extent: 'withdrawn', emergency: true } }),
    ]);
  });

  it('takes the latest word where something was put right, whatever order it is read in', () => {
    const first = event(2, { type: DETAILS_ADDED, about: root, facts: { emergency: true } });
    const second = event(3, {
      type: CORRECTED,
      about: root,
      facts: { emergency: false },
      details: { occurredAt: at('2026-11-20T16:30:00Z') },
    });
    const [known] = asEngineEvents([second, first, taken]);
    expect(known?.facts['emergency']).toBe(false);
    expect(known?.occurredAt).toBe(at('2026-11-20T16:30:00Z'));
  });

  it("takes the authority's answer as a fact of the event it answers", () => {
    const answer = event(2, {
      type: NOTICE_ANSWERED,
      about: root,
      facts: { agreedWithPlacingAuthority: true },
    });
    expect(asEngineEvents([taken, answer])[0]?.facts['agreedWithPlacingAuthority']).toBe(true);
  });

  it('keeps an addition from touching another event', () => {
    const other = event(2, {
      type: DETAILS_ADDED,
      about: '90000000-0000-4000-8000-000000000009' as EventId,
      facts: { emergency: true },
    });
    expect(asEngineEvents([taken, other])[0]?.facts['emergency']).toBeUndefined();
  });

  it('hands on what the engine knows and names what a review is about', () => {
    const review = event(2, { type: 'access.restriction-reviewed', about: root, facts: { outcome: 'end' } });
    const tried = event(3, { type: 'duty.attempted', about: root });
    const seen = asEngineEvents([taken, review, tried]);
    expect(seen.map((each) => each.type)).toEqual(['access.restricted', 'access.restriction-reviewed']);
    expect(seen[1]?.facts).toEqual({ outcome: 'end', about: root });
  });
});
