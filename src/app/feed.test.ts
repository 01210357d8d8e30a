import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/instant.ts';
import { addAccount, auditOf, givePassword } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../test/harness/builders.ts';

let kith: TestApp;
let home: SmallHome;
let key = '';
beforeAll(async () => {
  kith = await testApp();
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  key = await makeKey();
});

const responsible = () => kith.signInAs({ providerId: home.providerId, personId: home.responsible });

async function makeKey(): Promise<string> {
  const browser = await responsible();
  await browser.get('/feed');
  expect((await browser.post('/feed', { sure: 'yes' })).status).toBe(303);
  return /kith-break">([^<]+)</.exec((await browser.get('/feed')).body)?.[1] ?? '';
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function ask(method: Method, path: string, body?: object, bearer = key) {
  const headers = {
    authorization: `Bearer ${bearer}`,
    host: 'localhost:3000',
    'content-type': 'application/scim+json',
  };
  const url = `/scim/v2/Users${path}`;
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const answer = await kith.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : JSON.parse(answer.body),
    type: answer.headers['content-type'],
  };
}

const kit = (more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: `${randomUUID()}@larch.example`,
  externalId: 'E-17',
  name: { givenName: 'Kit', familyName: 'Sedge' },
  active: true,
  ...more,
});
const off = (value: unknown = false) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'Replace', path: 'active', value }],
});
const TODAY = { 'from-day': '21', 'from-month': '11', 'from-year': '2026' };
const rolesOf = (personId: string) =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.role_held')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('held_from')
      .execute(),
  );
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);

describe('a joiner', () => {
  test('is known, may do nothing, and stands where a manager gives them a role', async () => {
    const made = await ask('POST', '', kit());
    expect(made).toMatchObject({
      status: 201,
      body: { name: { givenName: 'Kit' }, active: true, externalId: 'E-17' },
    });
    expect(made.type).toContain('application/scim+json');
    const who = { providerId: home.providerId, personId: made.body.id };
    const browser = await kith.signInAs(who);
    expect((await browser.get('/children')).status).toBe(403);
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    const path = `/people/${made.body.id}/roles/new`;
    expect((await manager.get('/people')).body).toContain(path);
    expect((await manager.get(`/people/${made.body.id}`)).status).toBe(404);
    const role = { place: `home:${home.homeId}`, role: 'support-worker', ...TODAY };
    expect((await manager.get(path)).body).not.toContain('agency contact');
    const { submission } = manager;
    const given = await manager.post(path, { ...role, submission });
    expect(given).toMatchObject({ status: 303, location: `/people/${made.body.id}` });
    expect((await browser.get('/children')).status).toBe(200);
    expect((await manager.get('/people')).body).not.toContain(path);
    // Pressed once more, it finds what the first press did.
    const again = await manager.post(path, { ...role, submission });
    expect(again.location).toBe(`/people/${made.body.id}`);
    expect(await rolesOf(made.body.id)).toMatchObject([
      { role: 'support-worker', home_id: home.homeId, given_by: home.manager, held_to: null },
    ]);
    expect(await events()).toEqual(expect.arrayContaining(['FEED_JOINED', 'ROLE_GIVEN']));
  });

  test('ASVS 8.2.2: is given a role by whoever may, at their own homes, and by nobody else', async () => {
    const { id } = (await ask('POST', '', kit())).body;
    const path = `/people/${id}/roles/new`;
    for (const personId of [home.worker, home.senior, home.socialWorker, id as PersonId]) {
      const browser = await kith.signInAs({ providerId: home.providerId, personId });
      expect([404, 403]).toContain((await browser.get(path)).status);
    }
    const elsewhere = await addSmallHome(kith.db);
    const stranger = { providerId: elsewhere.providerId, personId: elsewhere.manager };
    expect((await (await kith.signInAs(stranger)).get(path)).status).toBe(404);
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    await manager.get(path);
    for (const place of ['organisation', `home:${elsewhere.homeId}`])
      expect((await manager.post(path, { place, role: 'support-worker', ...TODAY })).status).toBe(422);
    expect(await rolesOf(id)).toEqual([]);
    const browser = await responsible();
    await browser.get(path);
    const role = { place: 'organisation', role: 'responsible-individual', ...TODAY };
    expect((await browser.post(path, role)).location).toBe(`/people/${id}`);
    expect(await rolesOf(id)).toMatchObject([{ role: 'responsible-individual', home_id: null }]);
    // Somebody of whom no feed told, and who holds nothing at the reader's homes, is nobody there.
    expect((await manager.get(`/people/${home.socialWorker}/roles/new`)).status).toBe(404);
  });

  test('is told of once, is found by name, and is renamed', async () => {
    const user = kit();
    const { body } = await ask('POST', '', user);
    expect((await ask('POST', '', user)).status).toBe(409);
    const filter = encodeURIComponent(`userName eq "${user.userName}"`);
    expect((await ask('GET', `?filter=${filter}`)).body).toMatchObject({
      totalResults: 1,
      Resources: [{ id: body.id }],
    });
    expect(
      (await ask('GET', `?filter=${encodeURIComponent('userName eq "nobody"')}`)).body.totalResults,
    ).toBe(0);
    const renamed = await ask('PUT', `/${body.id}`, {
      ...user,
      id: body.id,
      name: { givenName: 'Kit', familyName: 'Marsh' },
    });
    expect(renamed.body.name.familyName).toBe('Marsh');
    expect((await ask('GET', `/${body.id}`)).body.name.familyName).toBe('Marsh');
  });

  test('has no password: nobody signs in with an empty or guessed one', async () => {
    const user = kit();
    await ask('POST', '', user);
    expect((await givePassword(kith.browser(), user.userName, 'null')).status).toBe(422);
  });

  test.each([
    ['no name', { name: {} }],
    ['no address', { userName: 'kit' }],
    ['a name too long', { name: { givenName: 'x'.repeat(101), familyName: 'y' } }],
  ])('%s: refused in the words of the protocol, nothing kept', async (_name, wrong) => {
    const sent = await ask('POST', '', kit(wrong));
    expect([sent.status, sent.body.schemas]).toEqual([400, ['urn:ietf:params:scim:api:messages:2.0:Error']]);
    expect((await ask('GET', '')).body.totalResults).toBe(0);
  });
});

describe('a leaver', () => {
  test.each<[string, () => [Method, object?]]>([
    ['is switched off', () => ['PATCH', off()]],
    ['is switched off, as some directories write it', () => ['PATCH', off('False')]],
    ['is deleted', () => ['DELETE']],
  ])('ASVS 7.4.2: %s: every role ends at once, in every open session', async (_how, how) => {
    const email = `${randomUUID()}@larch.example`;
    const who = { providerId: home.providerId, personId: home.worker };
    await addAccount(kith, who, email);
    const open = [await kith.signInAs(who), await kith.signInAs(who, 'managed')];
    const told = await ask('POST', '', kit({ userName: email }));
    expect(told.body.id).toBe(home.worker);
    for (const each of open) expect((await each.get('/children')).status).toBe(200);
    const [method, body] = how();
    expect((await ask(method, `/${home.worker}`, body)).status).toBeLessThan(300);
    for (const each of open) expect((await each.get('/children')).status).toBe(303);
    expect((await (await kith.signInAs(who)).get('/children')).status).toBe(403);
    expect(await rolesOf(home.worker)).toMatchObject([
      { held_to: '2026-11-21', ended_at: kith.clock.now(), end_set_by: null },
    ]);
    expect(await events()).toContain('FEED_LEFT');
    expect((await ask('GET', `/${home.worker}`)).status).toBe(method === 'DELETE' ? 404 : 200);
  });

  test('whose further role was to begin later never begins it, and one who is back waits for a new one', async () => {
    const email = `${randomUUID()}@larch.example`;
    const who = { providerId: home.providerId, personId: home.worker };
    await addAccount(kith, who, email);
    await ask('POST', '', kit({ userName: email }));
    const [manager, path] = [await responsible(), `/people/${home.worker}/roles/new`];
    await manager.get(path);
    const later = { 'from-day': '1', 'from-month': '12', 'from-year': '2026' };
    await manager.post(path, { place: `home:${home.homeId}`, role: 'registered-manager', ...later });
    expect((await ask('PATCH', `/${home.worker}`, off())).status).toBe(200);
    expect(await rolesOf(home.worker)).toMatchObject([
      { role: 'support-worker', held_to: '2026-11-21' },
      { role: 'registered-manager', held_from: '2026-12-01', held_to: '2026-11-30' },
    ]);
    expect((await (await responsible()).get('/people')).body).not.toContain(path);
    // On the same day already: what ended at a moment is not held until midnight.
    await ask('PATCH', `/${home.worker}`, off(true));
    expect((await (await responsible()).get('/people')).body).toContain(path);
  });

  test('who comes back is known, and holds no role until a manager gives one', async () => {
    const { body } = await ask('POST', '', kit());
    await ask('PATCH', `/${body.id}`, off());
    expect((await ask('PATCH', `/${body.id}`, off(true))).body.active).toBe(true);
    const browser = await kith.signInAs({ providerId: home.providerId, personId: body.id });
    expect((await browser.get('/children')).status).toBe(403);
  });
});

describe('the key', () => {
  test('ASVS 4.1.1: nobody without it, with another organisation’s, or with an old one', async () => {
    const { body } = await ask('POST', '', kit());
    const mine = home;
    home = await addSmallHome(kith.db);
    const theirs = await makeKey();
    home = mine;
    const forged = `${mine.providerId}.${theirs.split('.')[1]}`;
    for (const bearer of [
      '',
      'x',
      forged,
      `${key}x`,
      key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ])
      expect([bearer, (await ask('GET', '', undefined, bearer)).status]).toEqual([bearer, 401]);
    expect((await ask('GET', `/${body.id}`, undefined, theirs)).status).toBe(404);
    expect((await ask('DELETE', `/${body.id}`, undefined, theirs)).status).toBe(404);
    expect((await ask('DELETE', `/${home.worker}`)).status).toBe(404);
    const before = key;
    key = await makeKey();
    expect((await ask('GET', '', undefined, before)).status).toBe(401);
    expect((await ask('GET', '')).status).toBe(200);
  });

  test('is shown for ten minutes to who made it; the database holds its digest alone', async () => {
    const browser = await responsible();
    expect((await browser.get('/feed')).body).toContain(key);
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.feed_key').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(key.split('.')[1]);
    kith.clock.pass(10 * MINUTE - 1);
    kith.clock.pass(1);
    expect((await (await responsible()).get('/feed')).body).not.toContain(key);
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    expect((await manager.get('/feed')).status).toBe(404);
  });

  test('what is no SCIM is answered in its words, never with a fault', async () => {
    for (const body of [
      {},
      [],
      { schemas: [] },
      { Operations: 'x' },
      kit({ emails: 'x' }),
      kit({ active: 'maybe' }),
    ])
      expect((await ask('POST', '', body)).status).toBeLessThan(500);
    const { body } = await ask('POST', '', kit());
    for (const each of [
      {},
      { schemas: [] },
      { ...off(), Operations: [{ op: 'eat' }] },
      { ...off(), Operations: [] },
    ])
      expect((await ask('PATCH', `/${body.id}`, each)).status).toBeLessThan(500);
    for (const filter of ['userName', 'userName eq', 'x y z', '"', '('.repeat(50)])
      expect((await ask('GET', `?filter=${encodeURIComponent(filter)}`)).status).toBeLessThan(500);
    expect((await ask('GET', '/not-an-id')).status).toBe(404);
  });
});
