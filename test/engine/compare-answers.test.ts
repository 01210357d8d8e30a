import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import type { DutyChange } from '#engine/comparing/compare-answers.ts';
import { compareAnswers, isUnchanged } from '#engine/comparing/compare-answers.ts';
import { decide } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
import { clockSettings } from '#engine/time/clock-settings.ts';
import type { EngineEvent, Settings } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { child, current, history, moment } from './arbitrary-events.ts';
import { buildPack, dutyRule } from './build-pack.ts';

const at = (iso: string): Instant => Date.parse(iso) as Instant;
const RESTRICTED: EngineEvent = {
  id: 'r',
  type: 'access.restricted',
  occurredAt: at('2026-11-20T17:30:00Z'),
  facts: { what: ['phone'], extent: 'withdrawn' },
};
type Side = { readonly packs: readonly Pack[]; readonly settings?: Settings };
const timed = (
  { packs, settings = {} }: Side,
  past: readonly EngineEvent[] = [],
  now = at('2026-11-20T18:00:00Z'),
) => ({
  answer: decide({ packs, settings, history: past, event: RESTRICTED, now }),
  clocks: clockSettings(settings),
});
const words = (changes: readonly DutyChange[]) =>
  changes.map(({ effect, duty }) => `${effect} ${[duty.action, ...duty.to].join(' ')}`);

const INTERVAL = {
  id: 'look-again',
  title: 'Looking again',
  type: 'duration',
  default: 'P7D',
  ask: 'How often do you look again?',
  why: 'It says regularly.',
  clauses: ['HSE-4'],
};
const house = (due: object, more: object = {}) =>
  buildPack({
    settings: [INTERVAL],
    rules: [dutyRule('tell', 'access.restricted', { to: 'social-worker', due, ...more })],
  });
const DAY = { kind: 'elapsed', within: 'PT24H', text: 'within 24 hours' };
const WORKING = { kind: 'working-days', days: 1, text: 'within 1 working day' };
const NOW = { kind: 'now', text: 'at once' };
const WEEKLY = { kind: 'recurring', every: 'P7D', setting: 'look-again', text: 'regularly' };

describe('duties', () => {
  test.each([
    ['a shorter clock', house(WORKING), house(DAY), ['earlier notify social-worker']],
    ['a longer clock', house(DAY), house(WORKING), ['later notify social-worker']],
    [
      'no time any more',
      house(DAY),
      house({ kind: 'unstated', text: 'some time' }),
      ['later notify social-worker'],
    ],
    [
      'a time where there was none',
      house({ kind: 'before', text: 'before' }),
      house(DAY),
      ['earlier notify social-worker'],
    ],
    ['other words', house(DAY), house(DAY, { how: 'By telephone.' }), ['reworded notify social-worker']],
    ['the same', house(DAY), house(DAY), []],
    ['nothing before', buildPack({}), house(DAY), ['appears notify social-worker']],
    ['nothing after', house(DAY), buildPack({}), ['disappears notify social-worker']],
  ])('%s', (_what, before, after, changes) => {
    expect(words(compareAnswers(timed({ packs: [before] }), timed({ packs: [after] })).duties)).toEqual(
      changes,
    );
  });

  test.each([
    ['close of business', WORKING, { 'close-of-business': '16:00' }, ['earlier notify social-worker']],
    [
      'the grace of what is due at once',
      NOW,
      { 'immediate-grace': 'PT15M' },
      ['earlier notify social-worker'],
    ],
    ['an interval', WEEKLY, { 'look-again': 'P14D' }, ['later notify social-worker']],
    [
      'the very default, chosen: only the explanation',
      WORKING,
      { 'close-of-business': '17:00' },
      ['explained notify social-worker'],
    ],
    ['a setting that none of them reads', DAY, { 'close-of-business': '16:00' }, []],
  ])('%s', (_what, due, settings, changes) => {
    const packs = [house(due)];
    expect(words(compareAnswers(timed({ packs }), timed({ packs, settings })).duties)).toEqual(changes);
  });

  test('say from when and until when they move', () => {
    const [change] = compareAnswers(
      timed({ packs: [house(WORKING)] }),
      timed({ packs: [house(DAY)] }),
    ).duties;
    expect(change?.was?.dueAt).toBe(at('2026-11-23T17:00:00Z'));
    expect(change?.is?.dueAt).toBe(at('2026-11-21T17:30:00Z'));
  });

  test('what is done stays done, whatever the new policy says of it', () => {
    const done: EngineEvent = {
      id: 'd',
      type: 'duty.done',
      occurredAt: at('2026-11-20T17:45:00Z'),
      facts: { action: 'notify', to: ['social-worker'] },
    };
    const both = [house(WORKING), house(DAY, { how: 'By telephone.' })].map((pack) =>
      timed({ packs: [pack] }, [done]),
    );
    expect(both[0]?.answer.duties[0]?.state).toBe('done');
    expect(compareAnswers(both[0] as never, both[1] as never).duties).toEqual([]);
    expect(compareAnswers(both[0] as never, timed({ packs: [] }, [done])).duties).toEqual([]);
  });
});

describe('gates', () => {
  const gate = (more: object) =>
    buildPack({
      rules: [
        {
          id: 'g',
          on: 'access.restricted',
          clauses: ['HSE-2'],
          gate: { act: 'restrict-access', until: ['Never'], ...more },
        },
      ],
    });
  test.each([
    ['one that closes', buildPack({}), gate({}), [{ effect: 'closes', was: 'allow', is: 'block' }]],
    ['one that opens', gate({}), buildPack({}), [{ effect: 'opens', was: 'block', is: 'allow' }]],
    [
      'one that asks for a reason only',
      gate({}),
      gate({ decision: 'allow-with-reason', 'reason-by': 'home-manager' }),
      [{ effect: 'opens', was: 'block', is: 'allow-with-reason' }],
    ],
    [
      'one that waits for something else',
      gate({}),
      gate({ until: ['Agreed'] }),
      [{ effect: 'reworded', until: ['Agreed'] }],
    ],
    ['the same', gate({}), gate({}), []],
  ])('%s', (_what, before, after, changes) => {
    const { gates } = compareAnswers(timed({ packs: [before] }), timed({ packs: [after] }));
    expect(gates).toEqual(
      changes.map((each) => expect.objectContaining({ act: 'restrict-access', ...each })),
    );
  });
});

describe('any event, any settings', async () => {
  const all = await readAllPacks();
  const settings: fc.Arbitrary<Settings> = fc.record(
    {
      'close-of-business': fc.constantFrom('12:00', '17:00', '23:30'),
      'immediate-grace': fc.constantFrom('PT0M', 'PT1H', 'P1D'),
      'review-interval-restrictions': fc.constantFrom('P1D', 'P7D', 'P1M'),
    },
    { requiredKeys: [] },
  );
  const side = fc.record({ packs: fc.subarray([...all]), settings });
  const matter = fc.record({ event: current, history, child, now: moment });
  type Matter = { event: EngineEvent; history: readonly EngineEvent[]; child: never; now: Instant };
  const answered = (matterOf: Matter, { packs, settings: chosen }: Required<Side>) => ({
    answer: decide({ ...matterOf, packs, settings: chosen }),
    clocks: clockSettings(chosen),
  });

  test('the same policies and settings change nothing', () => {
    fc.assert(
      fc.property(matter, side, (m, a) => {
        const one = answered(m as never, a);
        expect(
          isUnchanged(compareAnswers(one, answered(m as never, { ...a, packs: [...a.packs].reverse() }))),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('back again is the mirror: earlier is later, what appears disappears, what opens closes', () => {
    const mirror: Readonly<Record<string, string>> = {
      appears: 'disappears',
      disappears: 'appears',
      earlier: 'later',
      later: 'earlier',
      reworded: 'reworded',
      explained: 'explained',
      opens: 'closes',
      closes: 'opens',
    };
    fc.assert(
      fc.property(matter, side, side, (m, a, b) => {
        const [x, y] = [answered(m as never, a), answered(m as never, b)];
        const [there, back] = [compareAnswers(x, y), compareAnswers(y, x)];
        const settled = new Set(
          [...x.answer.duties, ...y.answer.duties].filter((duty) => duty.closed).map((duty) => duty.id),
        );
        const lines = (change: typeof there, turn: (effect: string) => string | undefined) =>
          [
            ...change.duties
              .filter(({ duty }) => !settled.has(duty.id))
              .map(({ effect, duty }) => `${duty.id} ${turn(effect)}`),
            ...change.gates.map(({ effect, act }) => `${act} ${turn(effect)}`),
          ].sort();
        expect(lines(back, (effect) => effect)).toEqual(lines(there, (effect) => mirror[effect]));
      }),
      { numRuns: 500 },
    );
  });

  test('applied duty by duty, the changes turn what was owed into what would be', () => {
    fc.assert(
      fc.property(matter, side, side, (m, a, b) => {
        const [x, y] = [answered(m as never, a), answered(m as never, b)];
        const owed = new Map(
          x.answer.duties.filter((duty) => !duty.closed).map((duty) => [duty.id, duty.due.at]),
        );
        for (const { effect, duty, is } of compareAnswers(x, y).duties) {
          if (effect === 'disappears') owed.delete(duty.id);
          else owed.set(duty.id, is?.dueAt ?? null);
        }
        const done = new Set(
          x.answer.duties.filter((duty) => duty.closed && duty.closed.as !== 'ended').map((duty) => duty.id),
        );
        const wanted = y.answer.duties
          .filter((duty) => !duty.closed && !done.has(duty.id))
          .map((duty) => [duty.id, duty.due.at]);
        expect([...owed].sort()).toEqual(wanted.sort());
      }),
      { numRuns: 500 },
    );
  });
});
