import { describe, expect, it } from 'vitest';
import { HOUR, instant } from '#kernel/instant.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { inOrder } from './order.ts';

const now = instant(100 * HOUR);
const owed = (dutyId: string, precedence: number, lateIn: number | null, held = false): OwedDuty =>
  ({
    dutyId,
    held,
    lateAt: lateIn === null ? null : now + lateIn * HOUR,
    duty: { precedence },
  }) as unknown as OwedDuty;

describe('inOrder', () => {
  it('puts what is overdue first, then harm, then time, then what has no time', () => {
    const list = [
      owed('no-time', 5, null),
      owed('soon', 5, 2),
      owed('danger-later', 1, 9),
      owed('overdue', 5, -3),
      owed('overdue-danger', 1, -1),
    ];
    expect(inOrder(list, now).map((each) => each.dutyId)).toEqual([
      'overdue-danger',
      'overdue',
      'danger-later',
      'soon',
      'no-time',
    ]);
  });
  it('leaves held duties to stand apart', () => {
    expect(inOrder([owed('held', 2, -5, true)], now)).toEqual([]);
  });
});
