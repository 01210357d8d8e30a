import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '#kernel/instant.ts';
import { addAccount, auditOf } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../test/harness/builders.ts';
import { askFeed, kit, makeFeedKey, off, rolesHeld } from '../../test/harness/feed.ts';

let kith: TestApp;
let home: SmallHome;
let key = '';
beforeAll(async () => {
  kith = await testApp();
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  key = await makeFeedKey(kith, home);
});

const responsible = () => kith.signInAs({ providerId: home.providerId, personId: home.responsible });

type Asked = Parameters<typeof askFeed>;
const ask = (method: Asked[2], path: string, body?: object, bearer = key) =>
  askFeed(kith, bearer, method, path, body);
const rolesOf = (personId: string) => rolesHeld(kith, home, personId);
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);

describe('a leaver', () => {
  test.each<[string, () => [Asked[2], object?]]>([
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
    await manager.post(path, { place: `home:${home.homeId}`, role: 'senior-support-worker', ...later });
    expect((await ask('PATCH', `/${home.worker}`, off())).status).toBe(200);
    expect(await rolesOf(home.worker)).toMatchObject([
      { role: 'support-worker', held_to: '2026-11-21' },
      { role: 'senior-support-worker', held_from: '2026-12-01', held_to: '2026-11-30' },
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
  test('ASVS 13.2.1: nobody without it, with another organisation’s, or with an old one', async () => {
    const { body } = await ask('POST', '', kit());
    const mine = home;
    home = await addSmallHome(kith.db);
    const theirs = await makeFeedKey(kith, home);
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
    key = await makeFeedKey(kith, home);
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
