import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

const NOW = '2026-11-21T10:00:00Z';
let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  home = await addLivedIn(kith);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });

describe('giving a grant', () => {
  const ASK = {
    'given-name': 'Ida',
    'family-name': 'Grove',
    role: 'inspector',
    'from-day': '21',
    'from-month': '11',
    'from-year': '2026',
    'to-day': '23',
    'to-month': '11',
    'to-year': '2026',
    reason: 'A full inspection.',
    email: 'ida@inspect.example',
    password: 'ladder pigeon seventeen',
  };
  const ask = async (changed: object = {}) =>
    sendForm(await as(home.manager), '/dated-access/new', { ...ASK, home: [home.homeId], ...changed });

  test('counts once a second person agreed, and names both', async () => {
    const sent = await ask();
    expect(sent.location).toMatch(/^\/reviews\//);
    const at = sent.location ?? '';
    const person = await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.person')
        .select('person_id')
        .where('given_name', '=', 'Ida')
        .executeTakeFirstOrThrow(),
    );
    const ida = person.person_id as PersonId;
    expect((await (await as(ida)).get('/registers')).status).toBe(403);
    const own = await sendForm(await as(home.manager), at, { decision: 'agree', words: 'x' });
    expect(own.status).toBe(422);
    await sendForm(await as(home.responsible), at, { decision: 'agree', words: 'I checked her letter.' });
    expect((await (await as(ida)).get('/registers')).status).toBe(200);
    const list = textOf((await (await as(home.manager)).get('/dated-access')).body);
    expect(list).toContain('Asked for by Morgan Ashdown, agreed to by Ines Ashdown.');
  });

  test.each<[string, object, string]>([
    ['a last day before the first', { 'to-day': '20' }, 'Enter a last day that is not before the first'],
    ['longer than a year', { 'to-year': '2028' }, 'Enter a last day within a year of the first'],
    ['no reason', { reason: ' ' }, 'Write why they are to read'],
    ['no home', { home: [] }, 'Choose the homes that they may read'],
    [
      'a home of somebody else',
      { home: ['00000000-0000-4000-8000-00000000dead'] },
      'Choose the homes that they may read',
    ],
    ['a role of staff', { role: 'registered-manager' }, 'Choose whether they inspect or visit'],
  ])('%s is sent back with what to do', async (_name, changed, words) => {
    const sent = await ask({ email: 'ida2@inspect.example', ...changed });
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain(words);
  });

  test('a manager of another home neither gives, sees nor ends it', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const far = await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: elsewhere });
    const browser = await as(far);
    expect((await browser.get(`/dated-access/${home.grant}`)).status).toBe(404);
    expect(textOf((await browser.get('/dated-access')).body)).not.toContain('Vesper');
    const sent = await sendForm(browser, '/dated-access/new', {
      ...ASK,
      home: [home.homeId],
      email: 'x@y.example',
    });
    expect(sent.status).toBe(422);
  });
});
