import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, addSmallHome, asSystem } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

const NOW = '2026-11-21T17:40:00Z';
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
const decide = async (who: PersonId, at: string, decision: string, words = 'I spoke with them.') =>
  sendForm(await as(who), at, { decision, words });
const kept = (kind: string) =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.proposal').selectAll().where('kind', '=', kind).execute(),
  );
const give = async (who: PersonId, to: PersonId, fields: Fields) => {
  const today = { 'from-day': '21', 'from-month': '11', 'from-year': '2026' };
  const browser = await as(who);
  await browser.get(`/people/${to}/roles/new`);
  return browser.post(`/people/${to}/roles/new`, { place: `home:${home.homeId}`, ...today, ...fields });
};
const never = (): never => {
  throw new Error('the page has no form');
};

describe('a role that answers for a home', () => {
  const NEW = {
    'given-name': 'Ruth',
    'family-name': 'Vane',
    role: 'registered-manager',
    phone: '01632 960077',
    email: 'ruth@larch.example',
    password: 'ladder pigeon seventeen',
  };
  const roles = async () =>
    asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.role_held as r')
        .innerJoin('kith.person as p', 'p.person_id', 'r.person_id')
        .select(['r.role'])
        .where('p.given_name', '=', 'Ruth')
        .execute(),
    );

  test('begins once somebody else agrees; the manager who asked cannot', async () => {
    const sent = await sendForm(await as(home.manager), '/people/new', {
      ...NEW,
      email: 'ruth1@larch.example',
    });
    expect(sent.location).toMatch(/^\/reviews\//);
    expect(await roles()).toEqual([]);
    const at = sent.location ?? '';
    expect((await decide(home.manager, at, 'agree')).status).toBe(422);
    expect(await roles()).toEqual([]);
    await decide(home.responsible, at, 'agree');
    expect(await roles()).toEqual([{ role: 'registered-manager' }]);
  });

  test('a role that answers for nobody begins at once, and so does a first second manager', async () => {
    const sent = await sendForm(await as(home.manager), '/people/new', {
      ...NEW,
      role: 'support-worker',
      email: 'ruth2@larch.example',
    });
    expect(sent.location).toMatch(/^\/people/);
    const alone = await addSmallHome(kith.db);
    await asSystem(kith.db, alone.providerId, (tx) =>
      tx
        .updateTable('kith.role_held')
        .set({ held_to: '2026-11-01' })
        .where('role', '=', 'responsible-individual')
        .execute(),
    );
    const only = await kith.signInAs({ providerId: alone.providerId, personId: alone.manager });
    const first = await sendForm(only, '/people/new', { ...NEW, email: 'ruth3@larch.example' });
    expect(first.location).toMatch(/^\/people/);
  });

  test('it does not begin where their rights changed meanwhile', async () => {
    const { proposal } = home;
    const at = `/reviews/${proposal}`;
    await addPerson(kith.db, home.providerId, { role: 'support-worker', homeId: home.homeId });
    await decide(home.manager, at, 'agree');
    expect((await kept('give-role'))[0]?.state).toBe('overtaken');
  });

  test('nobody agrees to their own rights, whoever proposed them', async () => {
    const birch = await addHome(kith.db, home.providerId, 'Birch Lodge');
    // Somebody else at Birch Lodge could agree.
    await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: birch });
    const asked = await give(home.responsible, home.manager, {
      place: `home:${birch}`,
      role: 'registered-manager',
    });
    const at = asked.location ?? '';
    expect(at).toMatch(/^\/reviews\//);
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .insertInto('kith.role_held')
        .values({
          provider_id: home.providerId,
          role_held_id: crypto.randomUUID(),
          person_id: home.manager,
          role: 'responsible-individual',
          held_from: '2026-01-01',
        })
        .execute(),
    );
    const own = await as(home.manager);
    const page = await own.get(at);
    expect(textOf(page.body)).toContain('These would be your own rights. Somebody else decides.');
    const forged = { decision: 'agree', words: 'x', submission: crypto.randomUUID(), csrf: own.csrf };
    expect((await own.post(at, forged)).status).toBe(409);
    expect((await kept('give-role')).some(({ state }) => state === 'overtaken')).toBe(false);
  });
});

describe('every other way of giving such a role waits as well', () => {
  const held = async (personId: PersonId) =>
    asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.role_held')
        .select(['role', 'held_from', 'held_to'])
        .where('person_id', '=', personId)
        .orderBy('held_from')
        .execute(),
    );

  test('on the page of somebody’s roles: from its first day on, once agreed to', async () => {
    const day = { 'from-day': '25', 'from-month': '11', 'from-year': '2026' };
    const sent = await give(home.manager, home.worker, { ...day, role: 'registered-manager' });
    const again = await give(home.manager, home.worker, { ...day, role: 'registered-manager' });
    expect(sent.location).toMatch(/^\/reviews\//);
    expect(again.location).toBe(sent.location);
    expect(await held(home.worker)).toHaveLength(1);
    const page = textOf((await (await as(home.responsible)).get(sent.location ?? '')).body);
    expect(page).toContain('Wednesday 25 November 2026');
    await decide(home.responsible, sent.location ?? '', 'agree');
    expect((await held(home.worker)).at(-1)).toMatchObject({
      role: 'registered-manager',
      held_from: '2026-11-25',
    });
  });

  test('a move: they keep what they hold until it is agreed to, then the one ends as the other begins', async () => {
    const path = `/people/${home.senior}/roles/${home.seniorRole}`;
    const move = {
      what: 'move',
      place: `home:${home.homeId}`,
      role: 'registered-manager',
      when: 'now',
      reason: 'She takes over.',
    };
    const sent = await sendForm(await as(home.manager), path, move);
    expect(sent.location).toMatch(/^\/reviews\//);
    expect((await held(home.senior)).map(({ role, held_to }) => [role, held_to])).toEqual([
      ['senior-support-worker', null],
    ]);
    const at = sent.location ?? '';
    expect(textOf((await (await as(home.responsible)).get(at)).body)).toContain('They leave the role');
    await decide(home.responsible, at, 'agree');
    expect((await held(home.senior)).map(({ role, held_to }) => [role, held_to])).toEqual([
      ['senior-support-worker', '2026-11-21'],
      ['registered-manager', null],
    ]);
  });

  test('a table of staff: the preview says so, the others come in at once', async () => {
    const text = [
      'First name,Last name,Role,Home',
      'Kit,Sedge,Support worker,Rowan House',
      'Wyn,Sedge,Registered manager,Rowan House',
    ].join('\n');
    const browser = await as(home.manager);
    await browser.get('/people/import');
    const shown = await browser.post('/people/import', { text });
    expect(textOf(shown.body)).toContain('Becomes registered manager at Rowan House');
    expect(textOf(shown.body)).toContain('once a second person agrees');
    const form = mainForm(shown.body, '/people/import') ?? never();
    await browser.post('/people/import', { ...fieldsOf(form), mode: 'import' });
    const waits = (await kept('give-role')).filter(({ proposed_by }) => proposed_by === home.manager);
    expect(waits.map(({ state }) => state)).toEqual(['waiting']);
    const came = await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.role_held as r')
        .innerJoin('kith.person as p', 'p.person_id', 'r.person_id')
        .select('r.role')
        .where('p.family_name', '=', 'Sedge')
        .execute(),
    );
    expect(came).toEqual([{ role: 'support-worker' }]);
    await decide(home.responsible, `/reviews/${waits[0]?.proposal_id}`, 'agree');
    expect((await kept('give-role')).map(({ state }) => state).toSorted()).toEqual(['agreed', 'waiting']);
  });
});
