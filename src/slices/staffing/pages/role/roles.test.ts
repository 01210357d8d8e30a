import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HomeId, PersonId } from '#kernel/ids.ts';
import { DAY, HOUR } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, addRole, asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
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

describe('a leaver', () => {
  test('ASVS 7.4.2, 8.3.2: ended at 15:00, an open session elsewhere shows nothing from 15:00 on', async () => {
    const worker = await as(home.worker);
    const onTablet = await as(home.worker);
    expect((await worker.get(`/children/${home.childId}`)).body).toContain('Robin');
    expect((await onTablet.get('/home')).body).toContain('Rowan House');
    const left = await send(manager, `/people/${home.worker}/leave`, NOW);
    expect([left.status, left.location]).toEqual([303, `/people/${home.worker}`]);
    for (const browser of [worker, onTablet]) {
      for (const path of [
        '/home',
        '/children',
        `/children/${home.childId}`,
        '/record',
        '/devices',
        '/library',
      ]) {
        const answer = await browser.get(path);
        expect([path, answer.status]).toEqual([path, 403]);
        expect(answer.body).not.toMatch(/Robin|Rowan House|vermilion/);
      }
      const sent = await browser.post('/record/seized', { submission: randomUUID(), child: home.childId });
      expect(sent.status).toBe(403);
    }
    const [role] = await rolesOf(home.worker);
    expect(role).toMatchObject({
      held_to: '2026-11-21',
      ended_at: Date.parse(START),
      end_set_by: home.manager,
    });
    const entry = { event: 'LEFT', outcome: 'done', subject: { person: home.worker } };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
    const page = textOf((await manager.get(`/people/${home.worker}`)).body);
    expect(page).toContain('Saturday 21 November, 15:00Left us today (Morgan Ashdown)Ended');
    expect(textOf((await manager.get('/people')).body)).toMatch(
      /People who left or are to come ?Sam Ashdown/,
    );
  });

  test('with the end of a day: access until midnight in London, and not a minute more', async () => {
    const fields = { when: 'day', reason: 'New job', ...day('last', '2026-11-23') };
    expect((await send(manager, `/people/${home.worker}/leave`, fields)).status).toBe(303);
    kith.clock.set('2026-11-23T23:59:59Z');
    expect((await (await as(home.worker)).get(`/children/${home.childId}`)).status).toBe(200);
    kith.clock.set('2026-11-24T00:00:00Z');
    expect((await (await as(home.worker)).get(`/children/${home.childId}`)).status).toBe(403);
  });

  test('of one home keeps what they hold at another', async () => {
    await addRole(kith.db, home.providerId, home.worker, { role: 'support-worker', homeId: birch });
    await send(manager, `/people/${home.worker}/leave`, NOW);
    const worker = await as(home.worker);
    expect((await worker.get(`/children/${home.childId}`)).status).toBe(404);
    expect((await worker.get(`/home?home=${birch}`)).status).toBe(200);
    const seen = textOf((await manager.get(`/people/${home.worker}`)).body);
    expect(seen).not.toContain('Birch Lodge');
  });

  test('pressed twice, and by two managers at once: one end, the first', async () => {
    const second = await addPerson(kith.db, home.providerId, {
      role: 'registered-manager',
      homeId: home.homeId,
    });
    const other = await as(second);
    const path = `/people/${home.worker}/leave`;
    await Promise.all([manager.get(path), other.get(path)]);
    const fields = { ...NOW, csrf: manager.csrf, submission: manager.submission };
    const answers = await Promise.all([
      manager.post(path, fields),
      manager.post(path, fields),
      other.post(path, { when: 'now', reason: 'Another reason' }),
    ]);
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    const [role] = await rolesOf(home.worker);
    kith.clock.pass(HOUR / 4);
    expect((await send(manager, path, { ...fields, reason: 'Later' })).status).toBe(303);
    expect((await rolesOf(home.worker))[0]).toEqual(role);
  });
});

describe('a joiner and somebody who comes back', () => {
  test('sees the home from the first day on, and is refused the same role twice', async () => {
    await send(manager, `/people/${home.worker}/leave`, NOW);
    const worker = await as(home.worker);
    expect((await worker.get('/home')).status).toBe(403);
    const path = `/people/${home.worker}/roles/new`;
    const role = { ...atRowan(), role: 'support-worker', ...day('from', '2026-11-25') };
    const given = await send(manager, path, role);
    expect([given.status, given.location]).toEqual([303, `/people/${home.worker}`]);
    expect((await worker.get('/home')).status).toBe(403);
    const twice = await send(manager, path, { ...role, ...day('from', '2026-12-01') });
    expect([twice.status, twice.body.includes('href="#role"')]).toEqual([422, true]);
    kith.clock.set('2026-11-25T00:00:00Z');
    expect((await (await as(home.worker)).get(`/children/${home.childId}`)).status).toBe(200);
    expect((await rolesOf(home.worker)).map((each) => [each.held_from, each.held_to])).toEqual([
      ['2024-01-08', '2026-11-21'],
      ['2026-11-25', null],
    ]);
  });

  test('taken up again on the very day', async () => {
    await send(manager, `/people/${home.worker}/leave`, NOW);
    const again = { ...atRowan(), role: 'senior-support-worker', ...day('from', '2026-11-21') };
    await send(manager, `/people/${home.worker}/roles/new`, again);
    const same = {
      ...atRowan(),
      role: 'support-worker',
      ...day('from', '2026-11-21'),
      ...day('to', '2026-11-22'),
    };
    expect((await send(manager, `/people/${home.worker}/roles/new`, same)).status).toBe(303);
    expect((await (await as(home.worker)).get('/home')).status).toBe(200);
    kith.clock.pass(2 * DAY);
    expect(textOf((await (await as(home.manager)).get(`/people/${home.worker}`)).body)).toContain(
      'Senior support worker',
    );
  });

  test('a role to come that is taken back never gives anything', async () => {
    const role = { ...atRowan(), role: 'registered-manager', ...day('from', '2026-11-25') };
    const asked = await send(manager, `/people/${home.worker}/roles/new`, role);
    const agrees = { decision: 'agree', words: 'She is ready for it.' };
    await sendForm(await as(home.responsible), asked.location ?? '', agrees);
    const planned = (await rolesOf(home.worker)).at(-1)?.role_held_id;
    await send(manager, `/people/${home.worker}/roles/${planned}`, { what: 'end', ...NOW });
    expect((await rolesOf(home.worker)).at(-1)).toMatchObject({
      held_from: '2026-11-25',
      held_to: '2026-11-24',
    });
    kith.clock.set('2026-11-25T09:00:00Z');
    expect((await (await as(home.worker)).get('/people')).status).toBe(404);
  });
});

describe('a mover', () => {
  const move: Fields = { what: 'move', when: 'now', reason: 'Needed at Birch', role: 'support-worker' };
  beforeEach(async () => {
    await addRole(kith.db, home.providerId, home.manager, { role: 'registered-manager', homeId: birch });
    manager = await as(home.manager);
  });

  test('ends here and begins there in one step, at the same minute', async () => {
    const worker = await as(home.worker);
    const path = `/people/${home.worker}/roles/${await roleOf(home.worker)}`;
    const moved = await send(manager, path, { ...move, place: `home:${birch}` });
    expect(moved.status).toBe(303);
    expect((await worker.get(`/children/${home.childId}`)).status).toBe(404);
    expect((await worker.get(`/home?home=${home.homeId}`)).status).toBe(404);
    expect((await worker.get(`/home?home=${birch}`)).status).toBe(200);
    expect(await rolesOf(home.worker)).toHaveLength(2);
  });

  test('from a day to come: here until its end, there from the next day on', async () => {
    const path = `/people/${home.worker}/roles/${await roleOf(home.worker)}`;
    const later = { ...move, when: 'day', ...day('last', '2026-11-30'), place: `home:${birch}` };
    await send(manager, path, later);
    expect((await rolesOf(home.worker)).map((each) => [each.home_id, each.held_from, each.held_to])).toEqual([
      [home.homeId, '2024-01-08', '2026-11-30'],
      [birch, '2026-12-01', null],
    ]);
  });

  test('to a role that is held there already: neither ends nor begins', async () => {
    await addRole(kith.db, home.providerId, home.worker, { role: 'support-worker', homeId: birch });
    const before = await rolesOf(home.worker);
    const path = `/people/${home.worker}/roles/${await roleOf(home.worker)}`;
    expect((await send(manager, path, { ...move, place: `home:${birch}` })).status).toBe(422);
    expect(await rolesOf(home.worker)).toEqual(before);
  });
});
