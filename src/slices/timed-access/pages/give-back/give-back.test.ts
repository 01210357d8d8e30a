import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { type EmergencyWorld, emergencyWorld } from '../../../../../test/harness/emergency.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { realShelf } from '../../../../../test/harness/lived-in.ts';

const NOW = '2026-11-20T22:00:00Z';
let kith: TestApp;
let world: EmergencyWorld;
let browser: Browser;
let at: string;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  world = await emergencyWorld(kith);
  browser = await world.as(world.holder);
  await world.open(browser);
  const [row] = await world.rows();
  at = `/emergency-access/${row?.access_id}/give-back`;
});

const record = () => browser.get(`/children/${world.home.childId}`);

describe('whoever opened a record gives it back', () => {
  test('from the record itself: the next request reads nothing, and the queue says so', async () => {
    expect((await record()).body).toContain(`href="${at}"`);
    kith.clock.pass(MINUTE);
    const sent = await sendForm(browser, at);
    expect(sent.location).toMatch(/^\/reviews\/emergency\//);
    expect((await record()).status).toBe(404);
    expect((await world.rows())[0]?.closed_at).toBe(kith.clock.now());
    const queue = textOf((await (await world.as(world.home.manager)).get('/reviews')).body);
    expect(queue).toContain('It was given back Friday 20 November, 22:01');
    expect(await auditOf(kith, world.home.providerId)).toContainEqual(
      expect.objectContaining({ event: 'EMERGENCY_CLOSED', outcome: 'done', person_id: world.holder }),
    );
    expect(textOf((await browser.get(at)).body)).toContain('This record is closed to you');
  });

  test('twice changes nothing, nor after its end, and a later opening stands by itself', async () => {
    const form = await browser.get(at);
    await browser.post(at, {});
    kith.clock.pass(HOUR);
    await browser.get('/children');
    await browser.post(at, {});
    expect(form.status).toBe(200);
    expect((await world.rows()).map((row) => row.closed_at)).toEqual([Date.parse(NOW)]);
    browser = await world.as(world.holder);
    expect((await world.open(browser)).status).toBe(303);
    expect((await record()).status).toBe(200);
  });

  test('also once somebody has looked at it; what was found stays, and it is never opened again', async () => {
    const [row] = await world.rows();
    const review = { finding: 'needed', words: 'Rang the police with her.' };
    const manager = await world.as(world.home.manager);
    await sendForm(manager, `/reviews/emergency/${row?.access_id}`, review);
    expect((await sendForm(browser, at)).status).toBe(303);
    expect((await world.rows())[0]).toMatchObject({ finding: 'needed', closed_at: Date.parse(NOW) });
    await expect(
      asSystem(kith.db, world.home.providerId, (tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ closed_at: null })
          .where('person_id', '=', world.holder)
          .execute(),
      ),
    ).rejects.toThrow(/KT002/);
  });

  test('nobody else does: no colleague, not the manager who looks at it', async () => {
    const { manager, worker, responsible, visitor } = world.home;
    for (const who of [manager, worker, responsible, visitor]) {
      const other = await world.as(who);
      expect((await other.get(at)).status).toBe(404);
      expect((await other.post(at, { submission: crypto.randomUUID() })).status).toBe(404);
    }
    expect((await record()).status).toBe(200);
  });
});

describe('in the database', () => {
  test('a colleague of the home neither reviews nor closes it; its manager reviews', async () => {
    const found = { reviewed_at: new Date(NOW), finding: 'needed', review_words: 'x' };
    const { worker, manager } = world.home;
    const review = (who: typeof worker) =>
      world.inDatabaseAs(who, (tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ ...found, reviewed_by: who })
          .where('person_id', '=', world.holder)
          .executeTakeFirst(),
      );
    expect(Number((await review(worker)).numUpdatedRows)).toBe(0);
    expect(Number((await review(manager)).numUpdatedRows)).toBe(1);
  });
});
