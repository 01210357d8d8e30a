import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
  home = await addLivedIn(kith);
  kith.clock.pass(5 * 60_000);
});
afterAll(() => kith.close());

const as = (personId: LivedIn['worker']) => kith.signInAs({ providerId: home.providerId, personId });

test('what the home holds stands first, with what is not written down yet', async () => {
  const text = textOf((await (await as(home.worker)).get('/devices')).body);
  expect(text).toContain('1 device is held now');
  expect(text).toMatch(/Held now\w+ phone, Robin E/);
  expect(text).toContain('Held by staff since 17:40 today');
  expect(text).toContain('No seal written down · no place written down · the child’s own');
});

test('one device tells its way, from hand to hand', async () => {
  const worker = await as(home.worker);
  const duty = await dutyTo(kith, home.providerId, home.seizure, {
    action: 'hand-over',
    recipient: 'home-manager',
  });
  await worker.get(`/duties/${duty.dutyId}`);
  const seen =
    /name="seen" value="([^"]*)"/.exec((await worker.get(`/duties/${duty.dutyId}`)).body)?.[1] ?? '';
  const done = await worker.post(`/duties/${duty.dutyId}`, {
    outcome: 'done',
    seen,
    by: home.worker,
    how: 'in-person',
    words: 'Handed over in the office.',
    'at-day': '21',
    'at-month': '11',
    'at-year': '2026',
    'at-time': '17:44',
  });
  expect(done.status).toBe(303);
  const page = await worker.get(`/devices/${home.device}`);
  const text = textOf(page.body);
  expect(text).toContain("With the home's manager since 17:44 today");
  expect(text).toMatch(/phone handed to the home’s manager by Sam Ashdown.*phone seized by Sam Ashdown/);
  for (const next of ['returned', 'confiscated', 'to-police'])
    expect(page.body).toContain(`/record/${next}?device=${home.device}`);
});

test('the child’s social worker sees the device, and nothing to press', async () => {
  const page = await (await as(home.socialWorker)).get(`/devices/${home.device}`);
  expect(page.status).toBe(200);
  expect(page.body).not.toContain('/record/');
  expect((await (await as(home.socialWorker)).get('/devices')).status).toBe(404);
});

test('the responsible individual sees the devices of every home', async () => {
  expect(textOf((await (await as(home.responsible)).get('/devices')).body)).toMatch(/\w+ phone, Robin E/);
});

test('a device of another organisation, or of nobody, is not there', async () => {
  const other = await addLivedIn(kith);
  const worker = await as(home.worker);
  expect((await worker.get(`/devices/${other.device}`)).status).toBe(404);
  expect((await worker.get('/devices/none')).status).toBe(404);
  expect(textOf((await worker.get('/devices')).body)).toContain('1 device is held now');
});
