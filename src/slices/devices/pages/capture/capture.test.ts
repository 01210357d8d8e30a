import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { devicesOfChild, restrictionsInForce } from '#slices/devices/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Answer, Browser, Fields } from '../../../../../test/harness/browser.ts';
import {
  addChild,
  addHome,
  addSmallHome,
  asSystem,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { adoptBoth, dutiesOf, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

// Saturday 21 November 2026, 17:40 in London.
const NOW = '2026-11-21T17:40:00Z';

let kith: TestApp;
let home: SmallHome;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  home = await addSmallHome(kith.db);
  await adoptBoth(kith, home.providerId);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});

const AT = { 'at-day': '21', 'at-month': '11', 'at-year': '2026', 'at-time': '17:30' };
const NEW_PHONE = { 'device-kind': 'phone', 'device-description': 'blue phone', 'device-owner': 'child' };

async function send(kind: string, fields: Fields): Promise<Answer> {
  await worker.get(`/record/${kind}`);
  return worker.post(`/record/${kind}`, { ...AT, safe: 'yes', ...fields });
}

const record = () => recordOf(kith, home.providerId);
const devices = () =>
  asSystem(kith.db, home.providerId, (tx) => devicesOfChild(tx, home.providerId, home.childId));
const inForce = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    restrictionsInForce(tx, home.providerId, { childId: home.childId }),
  );

describe('the seven kinds', () => {
  test('"What happened?" offers each, and carries the child along', async () => {
    const answer = await worker.get(`/record?child=${home.childId}`);
    expect(answer.status).toBe(200);
    for (const kind of [
      'held-on-arrival',
      'seized',
      'confiscated',
      'to-police',
      'returned',
      'stopped',
      'cut-down',
    ])
      expect(answer.body).toContain(`href="/record/${kind}?child=${home.childId}"`);
    const capture = await worker.get(`/record/seized?child=${home.childId}`);
    expect(capture.body).toMatch(new RegExp(`value="${home.childId}"[^>]*checked`));
  });

  test.each([
    ['stopped', 'withdrawn'],
    ['cut-down', 'reduced'],
  ])('%s: the restriction stands with its duties, and the answer page is next', async (kind, extent) => {
    const answer = await send(kind, { child: home.childId, what: ['phone', 'internet'] });
    expect(answer.status).toBe(303);
    const [event] = await record();
    expect(answer.location).toBe(`/children/${home.childId}/events/${event?.event_id}`);
    expect(event?.facts).toEqual({ what: ['phone', 'internet'], extent });
    expect(event?.occurred_at).toBe(Date.parse('2026-11-21T17:30:00Z'));
    expect(await inForce()).toMatchObject([
      { what: ['phone', 'internet'], extent, endsAt: null, endedAt: null },
    ]);
    const owed = await dutiesOf(kith, home.providerId, event?.event_id ?? '');
    expect(owed.map((duty) => `${duty.action} ${duty.recipient}`)).toContain('notify social-worker');
  });

  test.each([
    ['held-on-arrival', 'device.held-on-arrival', 'held'],
    ['seized', 'device.seized', 'held'],
    ['confiscated', 'device.confiscated', 'with-manager'],
    ['to-police', 'device.handed-to-police', 'with-police'],
    ['returned', 'device.returned', 'returned'],
  ])('%s: a device described for the first time is in the register', async (kind, type, state) => {
    const answer = await send(kind, { child: home.childId, ...NEW_PHONE });
    expect(answer.status).toBe(303);
    expect((await record()).map((event) => event.type)).toEqual([type]);
    expect(await devices()).toMatchObject([
      { description: 'blue phone', kind: 'phone', state, since: Date.parse('2026-11-21T17:30:00Z') },
    ]);
  });

  test('a device goes from hand to hand, chosen from what the home holds', async () => {
    await send('seized', { child: home.childId, ...NEW_PHONE });
    const [phone] = await devices();
    const id = phone?.deviceId ?? '';
    expect(textOf((await worker.get('/record/confiscated')).body)).toContain('Robin: blue phone');
    await send('confiscated', { device: id, 'at-time': '17:35' });
    expect(await devices()).toMatchObject([{ deviceId: id, state: 'with-manager' }]);
    const confiscated = (await record()).at(-1);
    expect(confiscated?.facts).toMatchObject({ owner: 'child' });
    await send('to-police', { device: id, 'at-time': '17:36', reference: 'MR/1234/26' });
    expect((await record()).at(-1)?.facts).toEqual({ reference: 'MR/1234/26' });
    expect(await devices()).toMatchObject([{ deviceId: id, state: 'with-police' }]);
    await send('returned', { device: id, 'at-time': '17:37' });
    expect(await devices()).toMatchObject([{ deviceId: id, state: 'returned' }]);
  });

  test('what was entered late leaves the device where it truly is', async () => {
    await send('seized', { child: home.childId, ...NEW_PHONE });
    const id = (await devices())[0]?.deviceId ?? '';
    await send('returned', { device: id, 'at-time': '17:38' });
    await worker.get(`/record/confiscated?device=${id}`);
    await worker.post(`/record/confiscated?device=${id}`, {
      ...AT,
      safe: 'yes',
      device: id,
      'at-time': '17:34',
    });
    expect((await record()).at(-1)?.type).toBe('device.confiscated');
    expect(await devices()).toMatchObject([{ state: 'returned', since: Date.parse('2026-11-21T17:38:00Z') }]);
  });
});

describe('a worry that is part of it', () => {
  test('is recorded in the same breath, and the family lock and image safety hold at once', async () => {
    await send('stopped', {
      child: home.childId,
      what: 'phone',
      worry: ['unknown-adult', 'pictures'],
      safe: 'no',
    });
    const [restricted, concern] = await record();
    expect(concern).toMatchObject({ type: 'concern.raised', about_event_id: restricted?.event_id });
    expect(concern?.facts).toEqual({
      harms: ['inappropriate-contact', 'grooming', 'indecent-images', 'self-generated-image'],
      personPosingRisk: { relation: 'stranger', adult: true },
      immediateDanger: true,
    });
    const answer = await worker.get(`/children/${home.childId}/events/${concern?.event_id}`);
    expect(textOf(answer.body)).toContain('Telling the family: not allowed as it stands');
    expect(answer.body).not.toContain('type="file"');
    const toFamily = (await dutiesOf(kith, home.providerId, restricted?.event_id ?? '')).filter(
      (duty) => duty.recipient === 'parents',
    );
    expect(toFamily.length).toBeGreaterThan(0);
    expect(toFamily.every((duty) => duty.held)).toBe(true);
  });
});

test('a second press of the same button records nothing more', async () => {
  await worker.get('/record/seized');
  const fields = {
    ...AT,
    safe: 'yes',
    child: home.childId,
    ...NEW_PHONE,
    worry: 'bullying',
    submission: worker.submission,
  };
  const [first, second] = await Promise.all([
    worker.post('/record/seized', fields),
    worker.post('/record/seized', fields),
  ]);
  const third = await worker.post('/record/seized', fields);
  expect([second.location, third.location]).toEqual([first.location, first.location]);
  expect((await record()).map((event) => event.type)).toEqual(['device.seized', 'concern.raised']);
  expect(await devices()).toHaveLength(1);
});

describe('what cannot be read is shown again with what was typed', () => {
  const words = 'Robin shouted, then cried.';
  test.each<[string, string, Fields, string]>([
    ['no child', 'stopped', { child: [], what: 'phone' }, 'Choose the child'],
    [
      'a forged child',
      'stopped',
      { child: '6f8a1de2-0000-4000-8000-000000000000', what: 'phone' },
      'Choose a child who lives here',
    ],
    [
      'a child that is no id',
      'stopped',
      { child: "' or 1=1", what: 'phone' },
      'Choose a child who lives here',
    ],
    ['nothing ticked', 'stopped', {}, 'Tick what was stopped'],
    ['something nobody offered', 'cut-down', { what: 'breathing' }, 'Tick what was cut down'],
    ['safety left open', 'stopped', { what: 'phone', safe: [] }, 'Say whether everyone is safe now'],
    ['a time to come', 'stopped', { what: 'phone', 'at-time': '17:41' }, 'Enter a time that has passed'],
    [
      'before the birth',
      'stopped',
      { what: 'phone', 'at-year': '2012', 'at-month': '5', 'at-day': '13' },
      'Robin was not born then',
    ],
    [
      'an hour that no clock showed',
      'stopped',
      { what: 'phone', 'at-month': '3', 'at-day': '29', 'at-time': '01:30' },
      'The clocks went forward',
    ],
    [
      'an hour that came twice',
      'stopped',
      { what: 'phone', 'at-month': '10', 'at-day': '25', 'at-time': '01:30' },
      'Choose the first or the second',
    ],
    ['no such day', 'stopped', { what: 'phone', 'at-day': '31' }, 'Enter a day that this month has: 1 to 30'],
    ['no device', 'seized', {}, 'Choose what kind of device it is'],
    ['a device without words', 'seized', { 'device-kind': 'phone' }, 'Describe the device'],
    [
      'a device described at length',
      'seized',
      { ...NEW_PHONE, 'device-description': 'x'.repeat(201) },
      'Shorten this to 200 characters: it has 201',
    ],
    [
      'a forged device',
      'returned',
      { device: '6f8a1de2-0000-4000-8000-000000000000' },
      'Choose a device from the list',
    ],
  ])('%s', async (_, kind, fields, message) => {
    const answer = await send(kind, { child: home.childId, words, ...fields });
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain(message);
    expect(answer.body).toContain(words);
    expect(await record()).toEqual([]);
  });

  test('words beyond 10,000 characters are kept in the box and say by how much', async () => {
    const long = 'ø'.repeat(10_001);
    const answer = await send('stopped', { child: home.childId, what: 'phone', words: long });
    expect(textOf(answer.body)).toContain('Shorten this to 10,000 characters: it has 10,001');
    expect(answer.body).toContain(long);
  });

  test('the hour that came twice is recorded once it is said which', async () => {
    const night = {
      what: 'phone',
      child: home.childId,
      'at-month': '10',
      'at-day': '25',
      'at-time': '01:30',
    };
    await send('stopped', { ...night, 'at-which': 'second' });
    expect((await record())[0]?.occurred_at).toBe(Date.parse('2026-10-25T01:30:00Z'));
  });

  test('a child of another home, and a device of another child', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch House');
    const other = await addChild(kith.db, home.providerId, {
      authorityId: home.authorityId,
      homeId: elsewhere,
    });
    const refused = await send('stopped', { child: other, what: 'phone' });
    expect(textOf(refused.body)).toContain('Choose a child who lives here');
    const sibling = await addChild(kith.db, home.providerId, {
      authorityId: home.authorityId,
      homeId: home.homeId,
      givenName: 'Kit',
    });
    await send('seized', { child: home.childId, ...NEW_PHONE });
    await send('returned', { device: (await devices())[0]?.deviceId ?? '', 'at-time': '17:31' });
    const crossed = await send('seized', { child: sibling, device: (await devices())[0]?.deviceId ?? '' });
    expect(textOf(crossed.body)).toContain(
      'Choose a device of Kit’s, or describe one that is not in the list',
    );
  });

  test('whoever is not safe is told to ring 999 before anything else', async () => {
    const answer = await send('stopped', { child: home.childId, safe: 'no' });
    const text = textOf(answer.body);
    expect(text.indexOf('Ring this first')).toBeGreaterThan(-1);
    expect(text.indexOf('Ring this first')).toBeLessThan(text.indexOf('Is everyone safe now?'));
  });
});

describe('"I am about to do this: check first"', () => {
  const check = (kind: string, fields: Fields) =>
    send(kind, { child: home.childId, mode: 'check', ...fields });

  test('records nothing but that policies were asked, and says what they say', async () => {
    const answer = await check('stopped', { what: 'contact', safe: [] });
    expect(answer.status).toBe(200);
    const text = textOf(answer.body);
    expect(text).toContain('Limiting access: not allowed as it stands');
    expect(text).toContain(
      'The placing authority agrees, or the manager says why its agreement could not be had',
    );
    expect(text).toContain('Is it an emergency?');
    expect(text).toContain('If it is done, this follows');
    expect(await record()).toEqual([]);
    const last = (await auditOf(kith, home.providerId)).at(-1);
    expect(last).toMatchObject({ event: 'GATE_CONSULTED', outcome: 'read', child_id: home.childId });
  });

  test('an answer changes what policies say, and is carried into the record', async () => {
    const fields = {
      what: 'contact',
      'fact-emergency': 'yes',
      'fact-stopsProtectedContact': 'no',
      'fact-grounds': ['significant-harm'],
    };
    const answer = await check('stopped', fields);
    expect(textOf(answer.body)).toContain('Limiting access: nothing stands against it');
    expect(answer.body).toMatch(/name="fact-emergency"[^>]*value="yes"[^>]*checked/);
    const saved = await worker.post('/record/stopped', {
      ...AT,
      safe: 'yes',
      child: home.childId,
      ...fields,
      mode: ['check', 'save'],
    });
    expect(saved.status).toBe(303);
    expect((await record())[0]?.facts).toMatchObject({
      emergency: true,
      grounds: ['significant-harm'],
      stopsProtectedContact: false,
    });
  });

  test('answers survive a mistake in the form below them', async () => {
    const answer = await check('stopped', { what: 'contact', 'at-time': 'noon', 'fact-emergency': 'yes' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('<input type="hidden" name="fact-emergency" value="yes"');
  });

  test('giving a device back is judged as a proposal', async () => {
    await send('confiscated', { child: home.childId, ...NEW_PHONE, 'at-time': '17:20' });
    const device = (await devices())[0]?.deviceId ?? '';
    const answer = await check('returned', { device });
    expect(textOf(answer.body)).toContain('Giving the device back: not allowed as it stands');
    const saved = await worker.post('/record/returned', {
      ...AT,
      safe: 'yes',
      device,
      mode: 'save',
      'fact-reasonableUseExpected': 'no',
    });
    expect(saved.status).toBe(303);
    expect((await record()).at(-1)).toMatchObject({
      type: 'device.returned',
      facts: {},
      details: { before: { reasonableUseExpected: false } },
    });
  });
});

test('only those who work at a home can record', async () => {
  const socialWorker = await kith.signInAs({ providerId: home.providerId, personId: home.socialWorker });
  expect((await socialWorker.get('/record/stopped')).status).toBe(404);
  expect((await worker.get('/record/borrowed')).status).toBe(404);
});

test('Now, pressed without a script, fills the boxes and keeps what was typed', async () => {
  await worker.get('/record/stopped');
  const answer = await worker.post('/record/stopped', {
    ...AT,
    'at-time': '',
    words: 'half a sentence',
    fill: 'now',
    'fill-moment': 'at',
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('value="17:40"');
  expect(answer.body).toContain('half a sentence');
});
