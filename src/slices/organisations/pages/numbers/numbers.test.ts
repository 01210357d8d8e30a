import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { asKept, HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const NEW = '/numbers/new';
const school = (): Fields => ({
  to: 'school',
  name: 'Larch Academy, pastoral desk',
  phone: '01632 960777',
  email: '',
  open: 'office-hours',
  area: 'every',
  purpose: 'Worries about something that happened at school.',
});
const kept = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.local_contact').selectAll().where('recipient', '=', 'school').execute(),
  );

describe('a number is added', () => {
  test('and everybody at the home reads it, with the day it was checked', async () => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    const sent = await manager.post(NEW, school());
    expect([sent.status, sent.location]).toEqual([303, `/numbers?home=${home.homeId}`]);
    const worker = await as(home.worker);
    const text = textOf((await worker.get('/numbers')).body);
    expect(text).toContain('Larch Academy, pastoral desk');
    expect(text).toContain('Saturday 21 November 2026');
    expect(text).not.toContain('Add a number');
    expect(await auditOf(kith, home.providerId)).toContainEqual(
      expect.objectContaining({ event: 'NUMBER_ADDED', outcome: 'done' }),
    );
  });

  test('once, however often the button is pressed', async () => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    const submission = randomUUID();
    manager.submission = submission;
    await manager.post(NEW, { ...school(), submission });
    await manager.post(NEW, { ...school(), submission });
    expect(await kept()).toHaveLength(1);
  });

  test.each<[string, Fields, string]>([
    ['nobody to ring', { to: '' }, 'Choose whom it rings'],
    ['somebody it may not be for', { to: 'parents' }, 'Choose whom it rings'],
    ['no name', { name: ' ' }, 'Enter the name that they go by'],
    ['neither number nor address', { phone: '' }, 'Enter a telephone number or an e-mail address'],
    ['no number at all', { phone: 'ring me' }, 'Enter a telephone number, like 01632 960001'],
    ['hours that nothing keeps', { open: 'sometimes' }, 'Choose when it answers'],
    ['no purpose', { purpose: '' }, 'Say what it is for'],
    ['a purpose without end', { purpose: 'a'.repeat(501) }, 'Shorten this to 500 characters'],
  ])('not with %s; what was typed stays', async (_what, wrong, words) => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    const sent = await manager.post(NEW, { ...school(), ...wrong });
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain(words);
    if (!('name' in wrong)) expect(sent.body).toContain('Larch Academy, pastoral desk');
    expect(await kept()).toEqual([]);
  });

  test.each(
    Object.entries(HOSTILE),
  )('hostile text (%s) is kept as sent and shown as text', async (_what, hostile) => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    const sent = await manager.post(NEW, { ...school(), name: hostile, purpose: hostile });
    expect(sent.status).toBeLessThan(500);
    if (sent.status !== 303) return;
    const name = asKept(hostile);
    expect(await kept()).toMatchObject([{ name, purpose: name }]);
    expect(markupIn((await manager.get('/numbers')).body)).toEqual([]);
  });
});

describe('a number is kept', () => {
  test('one not checked for half a year says so, and checking it again ends that', async () => {
    const manager = await as(home.manager);
    const warns = async () =>
      textOf((await manager.get('/numbers')).body).includes('Check before you rely on it');
    expect(await warns()).toBe(false);
    kith.clock.pass(190 * DAY);
    const later = await as(home.manager);
    expect(textOf((await later.get('/numbers')).body)).toContain('Check before you rely on it');
    await later.get(`/numbers/${home.contact}`);
    expect((await later.post(`/numbers/${home.contact}`, { found: 'answers' })).status).toBe(303);
    expect(textOf((await later.get('/numbers')).body)).not.toContain('Check before you rely on it');
  });

  test('one that is ended is gone from the list and stays in the record', async () => {
    const manager = await as(home.manager);
    await manager.get(`/numbers/${home.contact}`);
    await manager.post(`/numbers/${home.contact}`, { found: 'end' });
    expect(textOf((await manager.get('/numbers')).body)).not.toContain('Heron Street desk');
    expect((await manager.get(`/numbers/${home.contact}`)).status).toBe(404);
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.local_contact').select(['name', 'ended_by']).execute(),
    );
    expect(rows).toContainEqual({ name: 'Heron Street desk', ended_by: home.manager });
  });

  test('ASVS 8.2.2: by those who manage the home, and by nobody else', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const other = await addPerson(kith.db, home.providerId, {
      role: 'registered-manager',
      givenName: 'Vic',
      homeId: elsewhere,
    });
    for (const personId of [home.worker, home.socialWorker, other]) {
      const browser = await as(personId);
      expect((await browser.get(`/numbers/${home.contact}`)).status).toBe(404);
      expect((await browser.get(`/numbers/new?home=${home.homeId}`)).status).toBe(404);
    }
    const responsible = await as(home.responsible);
    expect((await responsible.get(`/numbers/${home.contact}`)).status).toBe(200);
  });
});
