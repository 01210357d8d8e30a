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
const workingDay = buildPack({
  id: 'working-day',
  title: 'A working day',
  prefix: 'WRK',
  rules: [
    {
      ...dutyRule('tell', 'access.restricted', {
        to: 'social-worker',
        due: { kind: 'working-days', days: 1, text: 'within 1 working day' },
        record: ['sanction-record'],
        term: 'sanction',
      }),
      clauses: ['WRK-1'],
    },
  ],
});

describe('several policies at once', () => {
  const answer = ask({ packs: [workingDay, day] });
  const social = answer.duties.find((duty) => duty.to[0] === 'social-worker');

  test('one duty for each recipient; the earliest time, every clause and every place', () => {
    expect(answer.duties.map(({ id }) => id)).toEqual([
      'event:access.restricted:notify:home-manager',
      'event:access.restricted:notify:social-worker',
    ]);
    expect(social).toMatchObject({
      action: 'notify',
      subject: 'access.restricted',
      due: { kind: 'elapsed', at: at('2026-08-31T14:10:00Z'), text: 'within 24 hours' },
      clauses: ['HSE-1', 'WRK-1'],
      packs: ['a-day', 'working-day'],
      record: ['case-record', 'sanction-record'],
      state: 'open',
      raisedBy: 'event',
    });
  });

  test('both readings are shown, and which one counts', () => {
    expect(social?.differs.map(({ about, applies }) => [about, applies])).toEqual([
      ['due', 'a-day'],
      ['record', null],
      ['term', null],
      ['recipient', null],
    ]);
    expect(social?.differs[0]?.readings).toEqual([
      { pack: 'a-day', clauses: ['HSE-1'], text: 'within 24 hours: Monday 31 August 2026, 15:10' },
      {
        pack: 'working-day',
        clauses: ['WRK-1'],
        text: 'within 1 working day: Tuesday 1 September 2026, 17:00',
      },
    ]);
    expect(social?.differs[3]?.readings.map(({ text }) => text)).toEqual([
      'the home’s manager and the social worker',
      'the social worker',
    ]);
  });

  test('the why can be followed line by line', () => {
    expect(social?.why).toEqual(
      expect.arrayContaining([
        'A day (2020-01), HSE-1, rule tell: within 24 hours.',
        'Sunday 30 August 2026, 15:10 + 24 hours = Monday 31 August 2026, 15:10',
        'A working day (2020-01), WRK-1, rule tell: within 1 working day.',
        'Close of business (17:00): Kith’s default, not yet set by your organisation.',
        'The earliest counts: Monday 31 August 2026, 15:10, from A day.',
      ]),
    );
    expect(answer.warnings).toContain(
      'Close of business (17:00): Kith’s default, not yet set by your organisation.',
    );
  });

  test('a setting moves the close of business, and is then no default any more', () => {
    const [duty] = ask({ packs: [workingDay], settings: { 'close-of-business': '16:30' } }).duties;
    expect(duty?.due.at).toBe(at('2026-09-01T15:30:00Z'));
    expect(duty?.why.join()).not.toContain('default');
  });

  test('a policy’s own list of differences says how they differ', () => {
    const telling = buildPack({
      id: 'working-day',
      prefix: 'WRK',
      rules: [
        {
          ...dutyRule('tell', 'access.restricted', {
            to: 'social-worker',
            due: { kind: 'working-days', days: 1, text: 'x' },
          }),
          clauses: ['WRK-1'],
        },
      ],
      differences: [
        {
          with: 'a-day',
          differences: [
            {
              id: 'd',
              title: 'D',
              ours: ['WRK-1'],
              theirs: ['HSE-1'],
              says: 'A day there, a working day here.',
              default: 'A day.',
              how: ['merge:due'],
            },
          ],
        },
      ],
    });
    const found = ask({ packs: [day, telling] })
      .duties.flatMap((duty) => duty.differs)
      .find(({ about }) => about === 'due');
    expect(found?.text).toBe('A day there, a working day here. The earliest applies.');
  });
});

describe('versions', () => {
  const old = buildPack({
    version: '2020-01',
    to: '2026-08-30',
    rules: [dutyRule('old', 'access.restricted', {})],
  });
  const now = buildPack({
    version: '2026-09',
    from: '2026-08-31',
    rules: [dutyRule('new', 'access.restricted', {})],
  });

  test.each([
    ['2026-08-30T22:59:59Z', 'old'],
    ['2026-08-30T23:00:00Z', 'new'],
  ])('an event of %s is governed by the version in force in London then', (when, rule) => {
    const [duty] = ask({ packs: [now, old], event: { ...taken, occurredAt: at(when) } }).duties;
    expect(duty?.parts.map((part) => part.rule)).toEqual([rule]);
  });

  test('before any version was in force the pack says nothing, and the answer says so', () => {
    const answer = ask({ packs: [now] });
    expect(answer.duties).toEqual([]);
    expect(answer.warnings).toEqual([
      'No version of Policy house was in force on Sunday 30 August 2026, 15:10.',
    ]);
  });
});
