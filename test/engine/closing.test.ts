import { describe, expect, test } from 'vitest';
import type { DecideInput } from '#engine/decide.ts';
import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import type { EngineEvent, FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { buildPack, dutyRule } from './build-pack.ts';

const at = (text: string): Instant => Date.parse(text) as Instant;
const event = (
  type: EventType,
  occurredAt: string,
  facts: Record<string, FactValue> = {},
  id?: string,
): EngineEvent => ({ ...(id === undefined ? {} : { id }), type, occurredAt: at(occurredAt), facts });

const SUNDAY = '2026-08-30T14:10:00Z';
const taken = event('access.restricted', SUNDAY, { what: ['phone'], extent: 'withdrawn' });
const ask = (given: Partial<DecideInput>) =>
  decide({ packs: [], settings: {}, history: [], event: taken, ...given });

const day = buildPack({
  id: 'a-day',
  title: 'A day',
  rules: [
    dutyRule('tell', 'access.restricted', {
      to: ['social-worker', 'home-manager'],
      due: { kind: 'elapsed', within: 'PT24H', text: 'within 24 hours' },
      record: ['case-record'],
      term: 'measure',
    }),
  ],
});

describe('state at a moment', () => {
  const atOnce = buildPack({
    rules: [dutyRule('tell', 'access.restricted', { to: 'police', due: { kind: 'now', text: 'at once' } })],
  });
  const done = (when: string, facts: Record<string, FactValue>) =>
    event('duty.done', when, { action: 'notify', ...facts });
  const state = (given: Partial<DecideInput>) =>
    ask({ packs: [day], ...given }).duties.map((duty) => [duty.to[0], duty.state]);

  test.each([
    ['2026-08-31T14:10:00Z', 'open'],
    ['2026-08-31T14:10:00.001Z', 'overdue'],
  ])('at %s it is %s', (now, expected) => {
    expect(state({ now: at(now) })).toEqual([
      ['home-manager', expected],
      ['social-worker', expected],
    ]);
  });

  test.each([
    ['2026-08-30T15:10:00Z', {}, 'open'],
    ['2026-08-30T15:11:00Z', {}, 'overdue'],
    ['2026-08-30T15:11:00Z', { 'immediate-grace': 'PT2H' }, 'open'],
  ])('at once, at %s with %j: %s', (now, settings, expected) => {
    expect(ask({ packs: [atOnce], now: at(now), settings }).duties[0]?.state).toBe(expected);
  });

  test.each<[string, Record<string, FactValue>, string[]]>([
    ['the one it was told to', { to: ['social-worker'] }, ['social-worker']],
    ['both', { to: ['social-worker', 'home-manager'] }, ['home-manager', 'social-worker']],
    ['nobody’s, where it names nobody', {}, []],
    ['none of another event', { to: ['social-worker'], subject: 'device.seized' }, []],
    ['that one duty', { duty: 'event:access.restricted:notify:home-manager' }, ['home-manager']],
  ])('something done closes %s', (_name, facts, closed) => {
    const answer = ask({
      packs: [day],
      history: [done('2026-08-30T18:00:00Z', facts)],
      now: at('2026-08-30T19:00:00Z'),
    });
    expect(
      answer.duties
        .filter((duty) => duty.state === 'done')
        .flatMap((duty) => duty.to)
        .sort(),
    ).toEqual(closed);
  });

  test('done late stays late', () => {
    const history = [done('2026-08-31T18:00:00Z', { to: ['social-worker'] })];
    const duty = ask({ packs: [day], history, now: at('2026-09-02T00:00:00Z') }).duties.find(
      ({ state: s }) => s === 'done',
    );
    expect(duty?.closed).toEqual({ as: 'done', at: at('2026-08-31T18:00:00Z'), late: true });
    expect(duty?.why.at(-1)).toBe('Done Monday 31 August 2026, 19:00, after it was due.');
  });

  test('what is done later is not known yet, and what was done before it happened closes nothing', () => {
    expect(state({ history: [done('2026-08-30T18:00:00Z', { to: ['social-worker'] })] })[1]).toEqual([
      'social-worker',
      'open',
    ]);
    const early = ask({ packs: [day], history: [done('2026-08-30T12:00:00Z', { to: ['social-worker'] })] });
    expect(early.duties.every((duty) => duty.state === 'open')).toBe(true);
    expect(early.warnings).toContain(
      'history[0]: no open duty answers to notify (social-worker), so nothing was closed.',
    );
  });

  test('of several it closes the one that waited longest', () => {
    const history = [
      done('2026-08-30T20:00:00Z', { to: ['social-worker'] }),
      event('access.restricted', '2026-08-30T09:00:00Z', { what: ['phone'], extent: 'withdrawn' }),
    ];
    const duties = ask({ packs: [day], history, now: at('2026-08-30T21:00:00Z') }).duties.filter(
      (duty) => duty.to[0] === 'social-worker',
    );
    expect(duties.map((duty) => [duty.raisedBy, duty.state]).sort()).toEqual([
      ['event', 'open'],
      ['history[1]', 'done'],
    ]);
  });

  test('set aside with a reason, and the answer says where the policy gives no leave', () => {
    const aside = event('duty.set-aside', '2026-08-30T18:00:00Z', {
      action: 'notify',
      to: ['social-worker'],
      reason: 'Knows already',
    });
    const duty = ask({ packs: [day], history: [aside], now: at('2026-08-30T19:00:00Z') }).duties.find(
      ({ state: s }) => s === 'done',
    );
    expect(duty?.closed).toMatchObject({ as: 'set-aside', late: false, reason: 'Knows already' });
    expect(duty?.why.at(-1)).toBe('The policy gives no leave to set this aside.');
  });
});

describe('what comes back, and what ends', () => {
  const pack = buildPack({
    rules: [
      dutyRule('review', 'access.restricted', {
        action: 'review',
        due: { kind: 'recurring', every: 'P7D', text: 'every week' },
        'renewed-by': [{ event: 'access.restriction-reviewed', when: "review.outcome != 'end'" }],
        'ends-when': [{ event: 'access.restriction-reviewed', when: "review.outcome == 'end'" }],
      }),
    ],
  });
  const first = event(
    'access.restricted',
    '2026-08-01T10:00:00Z',
    { what: ['phone'], extent: 'withdrawn' },
    'first',
  );
  const second = event(
    'access.restricted',
    '2026-08-03T10:00:00Z',
    { what: ['internet'], extent: 'reduced' },
    'second',
  );
  const reviewed = (when: string, facts: Record<string, FactValue>) =>
    event('access.restriction-reviewed', when, facts);
  const duties = (history: EngineEvent[], now: string) =>
    Object.fromEntries(
      decide({ packs: [pack], settings: {}, history, event: second, now: at(now) }).duties.map((duty) => [
        duty.id.split(':')[0],
        [duty.state, duty.due.at === null ? null : new Date(duty.due.at).toISOString(), duty.closed?.as],
      ]),
    );

  test('done, it is due again', () => {
    const done = event('duty.done', '2026-08-06T10:00:00Z', { action: 'review' });
    expect(duties([first, done], '2026-08-07T00:00:00Z')).toEqual({
      first: ['open', '2026-08-13T10:00:00.000Z', undefined],
      second: ['open', '2026-08-10T10:00:00.000Z', undefined],
    });
  });

  test('an event that says which it is about renews that one, another the latest', () => {
    expect(
      duties(
        [first, reviewed('2026-08-06T10:00:00Z', { outcome: 'continue', about: 'first' })],
        '2026-08-07T00:00:00Z',
      ),
    ).toMatchObject({
      first: ['open', '2026-08-13T10:00:00.000Z', undefined],
      second: ['open', '2026-08-10T10:00:00.000Z', undefined],
    });
    expect(
      duties([first, reviewed('2026-08-06T10:00:00Z', { outcome: 'continue' })], '2026-08-07T00:00:00Z'),
    ).toMatchObject({
      first: ['open', '2026-08-08T10:00:00.000Z', undefined],
      second: ['open', '2026-08-13T10:00:00.000Z', undefined],
    });
  });

  test('once ended it is no longer owed; the older one is', () => {
    expect(
      duties([first, reviewed('2026-08-06T10:00:00Z', { outcome: 'end' })], '2026-08-20T00:00:00Z'),
    ).toMatchObject({
      first: ['overdue', '2026-08-08T10:00:00.000Z', undefined],
      second: ['done', '2026-08-10T10:00:00.000Z', 'ended'],
    });
  });

  test('an outcome that is missing ends nothing, and is asked for', () => {
    const answer = decide({
      packs: [pack],
      settings: {},
      history: [first],
      event: reviewed('2026-08-06T10:00:00Z', {}),
    });
    expect(answer.duties[0]?.state).toBe('open');
    expect(answer.asks).toContainEqual({
      questions: 'missing-facts',
      fact: 'access.restriction-reviewed.outcome',
      text: 'What was decided?',
      clauses: ['HSE-1'],
      packs: ['house'],
    });
  });
});
