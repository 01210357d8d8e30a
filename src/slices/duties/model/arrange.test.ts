import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';
import type { OwedDuty } from './duty-row.ts';

const owed = (
  engineKey: string,
  over: { action?: string; at?: number; kind?: string; precedence?: number; held?: boolean },
): OwedDuty =>
  ({
    engineKey,
    dueAt: over.at ?? null,
    lateAt: over.at ?? null,
    held: over.held ?? false,
    duty: {
      action: over.action ?? 'record',
      precedence: over.precedence ?? 5,
      due: { kind: over.kind ?? 'unstated' },
    },
  }) as unknown as OwedDuty;

describe('arrange', () => {
  it('puts danger first, then what is at hand, then time; what is held last', () => {
    const { first, noTime } = arrange([
      owed('held', { action: 'consult', held: true, at: 1 }),
      owed('asked', { action: 'agree', at: 100 }),
      owed('later', { action: 'notify', at: 200 }),
      owed('sooner', { action: 'notify', at: 100 }),
      owed('hand-over', { action: 'hand-over' }),
      owed('999', { action: 'refer', precedence: 1, at: 300 }),
      owed('before', { action: 'assess', kind: 'before' }),
      owed('record', {}),
    ]);
    expect(first.map((each) => each.engineKey)).toEqual([
      '999',
      'hand-over',
      'sooner',
      'asked',
      'later',
      'before',
      'held',
    ]);
    expect(noTime.map((each) => each.engineKey)).toEqual(['record']);
  });
});
