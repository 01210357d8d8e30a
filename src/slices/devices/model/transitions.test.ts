import { describe, expect, test } from 'vitest';
import type { FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { NEXT_KINDS } from './kinds.ts';
import type { StoryEntry } from './transitions.ts';
import { custodyOf, DEVICE_STATES, movesTo } from './transitions.ts';

describe('where an event takes a device', () => {
  test.each<[string, Record<string, FactValue>, string | undefined]>([
    ['device.held-on-arrival', {}, 'held'],
    ['device.seized', { suspicion: ['significant-harm'] }, 'held'],
    ['device.confiscated', {}, 'with-manager'],
    ['device.confiscated', { withPolice: false }, 'with-manager'],
    ['device.confiscated', { withPolice: true }, 'with-police'],
    ['device.handed-to-police', {}, 'with-police'],
    ['device.returned', {}, 'returned'],
    ['device.return-proposed', {}, undefined],
    ['duty.done', { action: 'hand-over', to: ['home-manager'] }, 'with-manager'],
    ['duty.done', { action: 'hand-over', to: ['police'] }, 'with-police'],
    ['duty.done', { action: 'return', to: ['child'] }, 'returned'],
    ['duty.done', { action: 'notify', to: ['home-manager'] }, undefined],
    ['duty.attempted', { action: 'hand-over', to: ['home-manager'] }, undefined],
    ['duty.set-aside', { action: 'hand-over', to: ['home-manager'] }, undefined],
    ['concern.raised', { harms: ['other'] }, undefined],
  ])('%s %o', (type, facts, state) => {
    expect(movesTo(type, facts)).toBe(state);
  });
});

let seq = 0;
const at = (minute: number, type: string, more: Partial<StoryEntry> = {}): StoryEntry => ({
  seq: ++seq,
  type,
  occurredAt: (minute * 60_000) as Instant,
  facts: {},
  ...more,
});
const handed = { facts: { action: 'hand-over', to: ['home-manager'] } };

describe('a device’s custody', () => {
  test('an empty story has none', () => {
    expect(custodyOf([])).toBeUndefined();
    expect(custodyOf([at(1, 'concern.raised')])).toBeUndefined();
  });

  test('follows the order in which things happened, not that of writing', () => {
    const late = [at(30, 'device.returned'), at(10, 'device.seized'), at(20, 'duty.done', handed)];
    expect(custodyOf(late)).toMatchObject({ state: 'returned', since: 30 * 60_000 });
  });

  test('of two things in one minute the later written counts', () => {
    expect(custodyOf([at(5, 'device.seized'), at(5, 'device.confiscated')])?.state).toBe('with-manager');
  });

  test('a seal lasts until the device goes back, a place until it is moved', () => {
    const story = [at(1, 'device.seized', { seal: '004417', keptAt: 'office drawer' })];
    expect(custodyOf(story)).toMatchObject({ seal: '004417', keptAt: 'office drawer' });
    story.push(at(2, 'duty.done', handed));
    expect(custodyOf(story)).toMatchObject({ state: 'with-manager', seal: '004417', keptAt: null });
    story.push(at(3, 'device.confiscated', { keptAt: 'safe 1' }));
    expect(custodyOf(story)).toMatchObject({ seal: '004417', keptAt: 'safe 1' });
    story.push(at(4, 'device.handed-to-police'));
    expect(custodyOf(story)).toMatchObject({ state: 'with-police', seal: '004417', keptAt: null });
    story.push(at(5, 'device.returned'));
    expect(custodyOf(story)).toEqual({ state: 'returned', since: 300_000, seal: null, keptAt: null });
  });
});

test('from every place something can come next', () => {
  for (const state of DEVICE_STATES) expect(NEXT_KINDS[state].length).toBeGreaterThan(0);
});
