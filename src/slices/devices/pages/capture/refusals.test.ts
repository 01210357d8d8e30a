import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { devicesOfChild } from '#slices/devices/index.ts';
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

test.each([
  ['markup', '<script>alert(1)</script> & "quotes" \'and\' {{braces}}'],
  ['writing from right to left, marks and all', '\u202Eabc\u202C \u05E9\u05DC\u05D5\u05DD \u200F(!)'],
  ['faces and families', '👩‍👩‍👧‍👦 🇬🇧 é'],
  ['control characters', 'bell\u0007 tab\t escape\u001B[31m'],
])('%s is kept as it was sent, and shown as words', async (_, text) => {
  const sent = await send('seized', {
    child: home.childId,
    ...NEW_PHONE,
    'device-description': text,
    words: text,
  });
  expect(sent.status).toBe(303);
  expect((await record())[0]?.details).toMatchObject({ words: text.normalize('NFC') });
  const [device] = await devices();
  expect(device?.description).toBe(text.normalize('NFC'));
  const page = await worker.get(`/devices/${device?.deviceId}`);
  expect(page.status).toBe(200);
  expect(page.body).not.toContain('<script>alert');
});

test('a megabyte of words is refused with how much too long it is, and is all still there', async () => {
  const text = 'word '.repeat(200_000).trim();
  const answer = await send('stopped', { child: home.childId, what: 'phone', words: text });
  expect(answer.status).toBe(422);
  expect(textOf(answer.body)).toContain('Shorten this to 10,000 characters: it has 999,999');
  expect(answer.body).toContain(text);
});
