import { describe, expect, it } from 'vitest';
import type { Duty } from '#engine/types.ts';
import { instant } from '#kernel/instant.ts';
import type { OwedDuty } from './duty-row.ts';
import { reconcile } from './reconcile.ts';

const DUE = instant(1_000_000);
const duty = (id: string, over: Partial<Duty> = {}): Duty =>
  ({
    id,
    due: { kind: 'elapsed', at: DUE, text: 'within 24 hours' },
    state: 'open',
    clauses: ['SIT-4.16'],
    ...over,
  }) as unknown as Duty;
const kept = (id: string, over: Partial<OwedDuty> = {}): OwedDuty =>
  ({ engineKey: id, dueAt: DUE, held: false, closed: null, duty: duty(id), ...over }) as unknown as OwedDuty;
const done = { at: DUE, as: 'done', late: false, by: null } as const;

describe('reconcile', () => {
  it('raises what is new and leaves what stands', () => {
    const changes = reconcile([kept('tell')], [duty('tell'), duty('record')]);
    expect(changes.raise.map((each) => each.id)).toEqual(['record']);
    expect(changes.update).toEqual([]);
    expect(changes.end).toEqual([]);
  });
  it('moves a clock, a hold and a closing', () => {
    const later = instant(2_000_000);
    const moved = duty('a', { due: { kind: 'elapsed', at: later, text: 'within 24 hours' } });
    const held = duty('b', { state: 'held' });
    const closed = duty('c', { state: 'done', closed: { as: 'done', at: later, late: false } });
    const changes = reconcile([kept('a'), kept('b'), kept('c')], [moved, held, closed]);
    expect(changes.update.map((each) => each.duty.id)).toEqual(['a', 'b', 'c']);
  });
  it('neither raises nor changes what is known to be finished', () => {
    const finished = new Set(['tell']);
    const changes = reconcile([], [duty('tell'), duty('record')], finished);
    expect(changes).toMatchObject({ raise: [{ id: 'record' }], update: [], end: [] });
  });
  it('ends what is no longer owed, but never what somebody did', () => {
    const changes = reconcile([kept('gone'), kept('done', { closed: done })], []);
    expect(changes.end.map((each) => each.engineKey)).toEqual(['gone']);
  });
  it('leaves a duty that was done as it was written, whatever the engine says later', () => {
    const later = duty('tell', { due: { kind: 'elapsed', at: instant(5), text: 'sooner' } });
    expect(reconcile([kept('tell', { closed: done })], [later]).update).toEqual([]);
  });
  it('opens again what had ended when it is owed once more', () => {
    const ended = kept('tell', { closed: { ...done, as: 'ended' } });
    expect(reconcile([ended], [duty('tell')]).update).toHaveLength(1);
  });
});
