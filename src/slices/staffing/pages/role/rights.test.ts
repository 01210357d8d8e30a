import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HomeId, PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

/* Joiners, movers and leavers: access follows the role, to the minute, in every session that is open. */

let kith: TestApp;
let home: LivedIn;
let birch: HomeId;
let manager: Browser;
const START = '2026-11-21T15:00:00Z';
beforeAll(async () => {
  kith = await testApp({ now: START, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(START);
  home = await addLivedIn(kith);
  birch = await addHome(kith.db, home.providerId, 'Birch Lodge');
  manager = await as(home.manager);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const rolesOf = (personId: PersonId) =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.role_held')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('held_from')
      .orderBy('given_at')
      .execute(),
  );
const roleOf = async (personId: PersonId): Promise<string> =>
  (await rolesOf(personId))[0]?.role_held_id ?? '';
const send = async (browser: Browser, path: string, fields: Fields) => {
  await browser.get(path);
  return browser.post(path, fields);
};
const day = (prefix: string, date: string): Fields => {
  const [year = '', month = '', of = ''] = date.split('-');
  return { [`${prefix}-day`]: of, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};
const atRowan = (): Fields => ({ place: `home:${home.homeId}` });
const NOW: Fields = { when: 'now', reason: 'Left us today' };

describe('what is told wrongly changes nothing', () => {
  test.each<[string, string, Fields]>([
    ['leave', 'when', { when: '' }],
    ['leave', 'reason', { ...NOW, reason: ' ' }],
    ['leave', 'reason', { ...NOW, reason: 'x'.repeat(501) }],
    ['leave', 'last-day', { when: 'day', reason: 'x', ...day('last', '2026-02-30') }],
    ['leave', 'last-day', { when: 'day', reason: 'x', ...day('last', '2026-11-20') }],
    ['roles/new', 'role', { ...day('from', '2026-11-25') }],
    ['roles/new', 'role', { role: 'responsible-individual', ...day('from', '2026-11-25') }],
    ['roles/new', 'place', { role: 'board-member', place: 'partner', ...day('from', '2026-11-25') }],
    ['roles/new', 'from-day', { role: 'registered-manager' }],
    [
      'roles/new',
      'to-day',
      { role: 'registered-manager', ...day('from', '2026-11-25'), ...day('to', '2026-11-24') },
    ],
    [
      'roles/new',
      'to-day',
      { role: 'registered-manager', ...day('from', '2026-01-25'), ...day('to', '2026-11-20') },
    ],
  ])('%s: %s', async (page, field, fields) => {
    const before = await rolesOf(home.worker);
    const sent = await send(manager, `/people/${home.worker}/${page}`, { ...atRowan(), ...fields });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain(`href="#${field}"`);
    expect(await rolesOf(home.worker)).toEqual(before);
  });

  test.each([
    HOSTILE['element'],
    HOSTILE['end of a text area'],
    HOSTILE['NUL'],
    HOSTILE['far planes'],
  ])('%j as a reason: no fault, no markup', async (text = '') => {
    const path = `/people/${home.worker}/leave`;
    const sent = await send(manager, path, { when: 'now', reason: text });
    expect([303, 422]).toContain(sent.status);
    const shown = sent.status === 303 ? await manager.get(sent.location ?? '') : sent;
    expect(markupIn(shown.body)).toEqual([]);
  });
});

describe('nobody decides on their own rights (ASVS 8.2.1, 8.3.1)', () => {
  test('a manager sees their own roles, and gives and ends none of them', async () => {
    const own = `/people/${home.manager}`;
    expect(textOf((await manager.get(own)).body)).toContain('This is you');
    for (const path of [`${own}/leave`, `${own}/roles/new`, `${own}/roles/${await roleOf(home.manager)}`]) {
      expect((await manager.get(path)).status).toBe(404);
      const sent = await manager.post(path, { ...NOW, what: 'end', submission: randomUUID() });
      expect(sent.status).toBe(404);
    }
    expect(await rolesOf(home.manager)).toHaveLength(1);
  });

  test('workers, social workers and managers of other homes neither see nor change anything', async () => {
    const far = await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: birch });
    const path = `/people/${home.senior}`;
    const before = await rolesOf(home.senior);
    for (const personId of [home.worker, home.socialWorker, far]) {
      const browser = await as(personId);
      for (const each of [path, `${path}/leave`, `${path}/roles/new`, `${path}/roles/${home.seniorRole}`]) {
        expect([each, (await browser.get(each)).status]).toEqual([each, 404]);
        const fields = { ...NOW, what: 'end', role: 'support-worker', submission: randomUUID() };
        expect((await browser.post(each, fields)).status).toBe(404);
      }
    }
    expect(await rolesOf(home.senior)).toEqual(before);
  });

  test('a manager gives nobody a role at a home that is not theirs, whatever the form says', async () => {
    const sent = await send(manager, `/people/${home.worker}/roles/new`, {
      place: `home:${birch}`,
      role: 'registered-manager',
      ...day('from', '2026-11-21'),
    });
    expect(sent.status).toBe(422);
    expect(await rolesOf(home.worker)).toHaveLength(1);
  });

  test('the responsible individual ends and gives a manager’s role', async () => {
    const responsible = await as(home.responsible);
    const left = await send(responsible, `/people/${home.manager}/leave`, NOW);
    expect(left.status).toBe(303);
    expect((await manager.get('/people')).status).toBe(403);
    const role = { place: `home:${birch}`, role: 'registered-manager', ...day('from', '2026-11-21') };
    expect((await send(responsible, `/people/${home.manager}/roles/new`, role)).status).toBe(303);
    expect((await manager.get(`/people?home=${birch}`)).status).toBe(200);
    expect((await manager.get(`/people?home=${home.homeId}`)).status).toBe(404);
  });
});
