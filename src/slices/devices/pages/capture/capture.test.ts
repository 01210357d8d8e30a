import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { devicesOfChild, restrictionsInForce } from '#slices/devices/index.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Answer, Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../../../../test/harness/builders.ts';
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
