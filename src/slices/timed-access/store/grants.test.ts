import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../test/harness/app.ts';
import { addPerson, asSystem } from '../../../../test/harness/builders.ts';
import { type EmergencyWorld, emergencyWorld } from '../../../../test/harness/emergency.ts';
import { realShelf } from '../../../../test/harness/lived-in.ts';

/* Who sees a visitor’s grant in the database itself, whatever a page asks. */

let kith: TestApp;
let world: EmergencyWorld;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-20T12:00:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  world = await emergencyWorld(kith);
});

const seenBy = (personId: PersonId) =>
  world.inDatabaseAs(personId, async (tx) => ({
    grants: (await tx.selectFrom('kith.dated_grant').select('grant_id').execute()).map((row) => row.grant_id),
    homes: (await tx.selectFrom('kith.dated_grant_home').select('home_id').execute()).map(
      (row) => row.home_id,
    ),
  }));

describe('a dated grant in the database', () => {
  test('is seen by the homes that it names, by whoever answers for all of them, and by its holder', async () => {
    const { home } = world;
    const all = { grants: [home.grant], homes: [home.homeId] };
    for (const who of [home.manager, home.senior, home.responsible, home.visitor])
      expect([who, await seenBy(who)]).toEqual([who, all]);
  });

  test('not by staff or the manager of another home', async () => {
    const { home, birch, holder } = world;
    const far = await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: birch });
    for (const who of [holder, far]) expect(await seenBy(who)).toEqual({ grants: [], homes: [] });
  });

  test('by a social worker only while one of their children lives at a home that it names', async () => {
    const { home, birch } = world;
    expect(await seenBy(home.socialWorker)).toEqual({ grants: [home.grant], homes: [home.homeId] });
    await asSystem(kith.db, home.providerId, async (tx) => {
      // It names another home too: of that one the social worker is told nothing.
      await tx
        .insertInto('kith.dated_grant_home')
        .values({ provider_id: home.providerId, grant_id: home.grant, home_id: birch })
        .execute();
    });
    expect(await seenBy(home.socialWorker)).toEqual({ grants: [home.grant], homes: [home.homeId] });
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .updateTable('kith.placement')
        .set({ ended_on: '2026-11-19' })
        .where('child_id', '=', home.childId)
        .execute(),
    );
    expect(await seenBy(home.socialWorker)).toEqual({ grants: [], homes: [] });
  });
});
