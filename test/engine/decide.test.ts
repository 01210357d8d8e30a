import { describe, expect, test } from 'vitest';
import type { DecideInput } from '#engine/decide.ts';
import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import type { DirectoryEntry } from '#engine/pack-schema.ts';
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
  const own = (id: string, more: object = {}) => ({ ...entry(id, 'always'), ...more }) as DirectoryEntry;
  const ours = { directory: [own('ours')] };
  expect(contact({}, ours)).toMatchObject({ name: 'ours' });
  // The area's own front door stands before a number of ours that is for every area.
  expect(contact({ localAuthority: 'luton' }, ours)).toMatchObject({ name: 'luton-night' });
  const oursForLuton = { directory: [own('ours-luton', { 'local-authority': 'luton' })] };
  expect(contact({ localAuthority: 'luton' }, oursForLuton)).toMatchObject({ name: 'ours-luton' });
  expect(contact({}, oursForLuton)).toMatchObject({ name: 'any' });
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
