import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { HomeId, PersonId, ShiftId } from '#kernel/ids.ts';
import { HOUR, type Instant, instant, MINUTE } from '#kernel/instant.ts';
import type { Shift, ShiftWord } from './shift.ts';
import { onDutyAt, STILL_NAMED, storyOf } from './shift.ts';

const at = (time: string): Instant => instant(Date.parse(`2026-11-21T${time}:00Z`));
const word = (says: ShiftWord['says'], time: string | null = null): ShiftWord => ({
  says,
  at: time === null ? null : at(time),
  why: null,
});
const early = (words: readonly ShiftWord[] = [], planned = true): Shift => ({
  shiftId: 'shift' as ShiftId,
  homeId: 'home' as HomeId,
  personId: 'sam' as PersonId,
  name: 'Sam Ashdown',
  startsAt: at('07:00'),
  endsAt: at('15:00'),
  planned,
  covers: null,
  words,
});

describe('who was on duty (ENG-37.1)', () => {
  it.each<[string, Shift, string, string | undefined]>([
    ['on the rota, a minute before', early(), '06:59', undefined],
    ['on the rota, at its start', early(), '07:00', 'rota-only'],
    ['on the rota, at its end', early(), '15:00', undefined],
    ['came early', early([word('came', '06:40')]), '06:45', 'came'],
    ['came late, before coming', early([word('came', '08:10')]), '07:30', undefined],
    ['came late, after coming', early([word('came', '08:10')]), '08:10', 'came'],
    ['left early', early([word('came', '07:00'), word('left', '13:00')]), '13:00', undefined],
    ['stayed longer', early([word('came', '07:00'), word('left', '16:30')]), '16:00', 'came'],
    ['never said that they finished', early([word('came', '07:00')]), '16:00', 'not-said-finished'],
    ['did not come', early([word('absent')]), '09:00', undefined],
    ['taken off the rota', early([word('withdrawn')]), '09:00', undefined],
    ['said to be absent, then came', early([word('absent'), word('came', '09:00')]), '10:00', 'came'],
    ['said to have come by mistake', early([word('came', '07:00'), word('absent')]), '10:00', undefined],
    ['came without being on the rota', early([word('came', '09:00')], false), '10:00', 'came'],
    ['not on the rota, and no word', early([], false), '10:00', undefined],
  ])('%s', (_name, shift, time, certainty) => {
    expect(onDutyAt([shift], at(time))[0]?.certainty).toBe(certainty);
  });

  it('names nobody for ever', () => {
    const [open] = [early([word('came', '07:00')])];
    expect(onDutyAt([open as Shift], instant(at('15:00') + STILL_NAMED - 1))).toHaveLength(1);
    expect(onDutyAt([open as Shift], instant(at('15:00') + STILL_NAMED))).toEqual([]);
  });

  test('whatever was said, nobody is on duty before they came or after they left', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 });
    const some: fc.Arbitrary<ShiftWord> = fc
      .tuple(fc.constantFrom('came', 'left', 'absent', 'withdrawn'), minutes)
      .map(([says, minute]) => ({
        says,
        at: says === 'came' || says === 'left' ? instant(at('00:00') + minute * MINUTE) : null,
        why: null,
      }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), minutes, (words, minute) => {
        const shift = early(words);
        const moment = instant(at('00:00') + minute * MINUTE);
        const { came, left, off } = storyOf(shift);
        for (const { certainty } of onDutyAt([shift], moment)) {
          expect(off).toBeNull();
          if (certainty === 'rota-only')
            expect([came, moment >= shift.startsAt && moment < shift.endsAt]).toEqual([null, true]);
          else expect(came !== null && moment >= came && (left === null || moment < left)).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the same in any order of people', () => {
    const night = {
      ...early(),
      personId: 'noor' as PersonId,
      startsAt: at('12:00'),
      endsAt: instant(at('12:00') + 10 * HOUR),
    };
    const names = (shifts: readonly Shift[]) =>
      onDutyAt(shifts, at('13:00')).map((each) => each.shift.personId);
    expect(names([early(), night]).toSorted()).toEqual(names([night, early()]).toSorted());
  });
});
