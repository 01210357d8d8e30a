import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { devicesOfChild } from '#slices/devices/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Answer, Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { adoptBoth, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

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
    expect(text).toMatch(/If it is done, \d+ things follow/);
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
