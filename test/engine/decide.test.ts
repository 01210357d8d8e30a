import { describe, expect, test } from 'vitest';
import type { DecideInput } from '#engine/decide.ts';
import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import type { EngineEvent, FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
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

describe('what is not known', () => {
  const rules = [
    dutyRule('safe', 'access.restricted', { to: 'police' }, { when: 'restriction.emergency' }),
    dutyRule(
      'calm',
      'access.restricted',
      { to: 'school' },
      { when: 'restriction.byForce', 'if-unknown': 'skip' },
    ),
    {
      id: 'gate',
      on: 'access.restricted',
      clauses: ['HSE-2'],
      gate: {
        act: 'restrict-access',
        needs: [{ that: 'restriction.agreedWithChild', until: 'The child agrees', clauses: ['HSE-3'] }],
      },
    },
  ];
  const questions = [
    {
      id: 'q',
      title: 'Q',
      about: 'Q.',
      questions: [
        {
          id: 'force',
          text: 'Did anybody use force?',
          type: 'yes-no',
          fact: 'restriction.byForce',
          clauses: ['HSE-5'],
        },
      ],
    },
  ];
  const answer = ask({ packs: [buildPack({ rules, questions })] });

  test('takes the safer branch where the policy does not say otherwise', () => {
    expect(answer.duties.map((duty) => duty.to)).toEqual([['police']]);
    expect(answer.duties[0]?.why.at(-1)).toBe(
      'Not known yet: emergency. Until it is, the safer reading applies.',
    );
    expect(answer.gates).toMatchObject([
      { act: 'restrict-access', decision: 'block', until: ['The child agrees'], clauses: ['HSE-2', 'HSE-3'] },
    ]);
  });

  test('and asks either way, in the policy’s own words where it has them', () => {
    expect(answer.asks.map(({ fact, text }) => [fact, text])).toEqual([
      ['access.restricted.agreedWithChild', 'Did the child agree?'],
      ['access.restricted.byForce', 'Did anybody use force?'],
      ['access.restricted.emergency', 'Was this an emergency?'],
      ['access.restricted.stopsProtectedContact', expect.stringContaining('advocate')],
    ]);
  });

  test('an age that is not known asks for the birthday', () => {
    const pack = buildPack({
      rules: [dutyRule('young', 'access.restricted', {}, { when: 'child.age < 13' })],
    });
    expect(ask({ packs: [pack] }).asks.map(({ fact }) => fact)).toContain('child.dateOfBirth');
    const dateOfBirth = '2013-08-31' as PlainDate;
    expect(ask({ packs: [pack], child: { dateOfBirth } }).duties).toHaveLength(1);
    expect(ask({ packs: [pack], child: { dateOfBirth: '2013-08-30' as PlainDate } }).duties).toEqual([]);
  });
});

describe('gates', () => {
  const gate = (id: string, more: object) => ({
    id,
    on: 'access.restricted',
    clauses: ['HSE-1'],
    gate: { act: 'restrict-access', ...more },
  });
  const open = buildPack({
    id: 'open',
    rules: [gate('g', { needs: [{ that: "'phone' in restriction.what", until: 'x', clauses: ['HSE-2'] }] })],
  });
  const shut = buildPack({ id: 'shut', rules: [gate('g', { until: ['Never'] })] });
  const reason = buildPack({
    id: 'reason',
    rules: [gate('g', { decision: 'allow-with-reason', 'reason-by': 'home-manager', until: ['A reason'] })],
  });

  test('without a view the answer is there all the same', () => {
    expect(ask({}).gates).toEqual([
      {
        act: 'restrict-access',
        decision: 'allow',
        until: [],
        clauses: [],
        packs: [],
        differs: [],
        why: ['None of your policies has a view on this.'],
      },
    ]);
  });

  test('with every need met it is open, and says by which clauses', () => {
    expect(ask({ packs: [open] }).gates).toMatchObject([
      { decision: 'allow', until: [], clauses: ['HSE-1', 'HSE-2'] },
    ]);
  });

  test('the strictest counts, and the answer shows both', () => {
    const [found] = ask({ packs: [open, reason, shut] }).gates;
    expect(found).toMatchObject({
      decision: 'block',
      until: ['A reason', 'Never'],
      packs: ['reason', 'shut'],
    });
    expect(found?.differs).toMatchObject([
      {
        about: 'decision',
        applies: 'shut',
        readings: [
          { pack: 'open', text: 'allowed' },
          { pack: 'reason' },
          { pack: 'shut', text: 'not yet allowed' },
        ],
      },
    ]);
    expect(ask({ packs: [open, reason] }).gates).toMatchObject([
      { decision: 'allow-with-reason', reasonBy: 'home-manager' },
    ]);
  });

  test.each<[EventType, Record<string, FactValue>, string[]]>([
    ['account.proposed', { platform: 'x' }, ['allow-account']],
    [
      'account.proposed',
      { platform: 'x', sharedWithAdults: true },
      ['allow-account', 'allow-adult-shared-site'],
    ],
    ['photograph.proposed', { by: 'staff', use: 'display' }, ['photograph-child', 'display-photograph']],
    ['concern.raised', { harms: ['scam'] }, ['inform-family', 'attach-image', 'close-case']],
    [
      'concern.raised',
      { harms: ['upskirting'] },
      ['inform-family', 'attach-image', 'close-case', 'ask-child-to-delete'],
    ],
    ['device.seized', {}, ['examine-device']],
    ['duty.done', { action: 'record' }, []],
  ])('%s with %j always answers %j', (type, facts, acts) => {
    expect(ask({ event: event(type, SUNDAY, facts) }).gates.map(({ act }) => act)).toEqual(acts);
  });
});

test('the person to ring is the one who answers now, of the authority concerned', () => {
  const entry = (id: string, open: string, more: object = {}) => ({
    id,
    to: 'childrens-services',
    name: id,
    phone: `0${id.length}`,
    open,
    for: 'Referrals',
    clauses: [],
    ...more,
  });
  const pack = buildPack({
    rules: [dutyRule('refer', 'concern.raised', { action: 'refer', to: 'childrens-services' })],
    directory: [
      entry('any', 'always'),
      entry('luton-day', 'office-hours', { 'local-authority': 'luton' }),
      entry('luton-night', 'out-of-hours', { 'local-authority': 'luton' }),
    ],
  });
  const contact = (facts: Record<string, FactValue>, more: Partial<DecideInput> = {}) =>
    ask({
      packs: [pack],
      event: event('concern.raised', '2026-06-10T16:30:00Z', { harms: ['scam'], ...facts }),
      ...more,
    }).duties[0]?.contact;
  expect(contact({})).toMatchObject({ name: 'any', when: 'At any time' });
  expect(contact({ localAuthority: 'luton' })).toMatchObject({ name: 'luton-night', phone: '011' });
  expect(contact({ localAuthority: 'luton' }, { now: at('2026-06-11T10:00:00Z') })).toMatchObject({
    name: 'luton-day',
  });
  expect(
    contact({ localAuthority: 'luton' }, { settings: { 'office-hours': 'mon-fri 08:00-18:00' } }),
  ).toMatchObject({ name: 'luton-day' });
  expect(contact({}, { localAuthority: 'luton' })).toMatchObject({ name: 'luton-night' });
});

test('a clock starts at the date that a fact names, and asks for it where it is missing', () => {
  const pack = buildPack({
    rules: [
      dutyRule('train', 'staff.started', {
        action: 'train',
        due: { kind: 'months', months: 6, text: 'within 6 months', from: 'startDate' },
      }),
    ],
  });
  const started = (facts: Record<string, FactValue>) =>
    ask({ packs: [pack], event: event('staff.started', '2026-09-10T09:00:00Z', facts) });
  expect(started({ startDate: '2026-08-31' }).duties[0]?.due.at).toBe(at('2027-02-28T23:59:59Z'));
  expect(started({}).asks.map(({ fact }) => fact)).toEqual(['staff.started.startDate']);
});
