import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf, givePassword } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, type SmallHome } from '../../test/harness/builders.ts';
import { askFeed, kit, makeFeedKey, rolesHeld } from '../../test/harness/feed.ts';

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
const TODAY = { 'from-day': '21', 'from-month': '11', 'from-year': '2026' };
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
