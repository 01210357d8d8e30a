import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { type TestDatabase, testDatabase } from '../../../../../test/harness/database.ts';
import { type EmergencyWorld, emergencyWorld } from '../../../../../test/harness/emergency.ts';
import { sendForm } from '../../../../../test/harness/forms.ts';
import { realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

// Friday 20 November 2026, 22:00 in London: the next working day is Monday.
const NOW = '2026-11-20T22:00:00Z';
let database: TestDatabase;
let kith: TestApp;
let world: EmergencyWorld;
let browser: Browser;
beforeAll(async () => {
  database = await testDatabase();
  kith = await testApp({ now: NOW, shelf: await realShelf(), database });
});
afterAll(async () => {
  await kith.close();
  await database.close();
});
beforeEach(async () => {
  kith.clock.set(NOW);
  world = await emergencyWorld(kith);
  browser = await world.as(world.holder);
});

describe('reading only', () => {
  test('no page takes anything about this child', async () => {
    const { home, open } = world;
    await open(browser);
    const before = await recordOf(kith, home.providerId);
    const event = `/children/${home.childId}/events/${home.restriction}`;
    for (const at of [`${event}/add`, `${event}/details`, `/restrictions/${home.restriction}`]) {
      const answer = await browser.post(at, { kind: 'note', words: 'x', submission: crypto.randomUUID() });
      expect([at, answer.status]).toEqual([at, 404]);
    }
    const record = await browser.get(`/record/stopped?child=${home.childId}`);
    expect(record.body).not.toContain('Robin');
    const sent = await sendForm(browser, '/record/stopped', {
      child: home.childId,
      what: ['phone'],
      safe: 'yes',
      mode: 'save',
    });
    expect([404, 422]).toContain(sent.status);
    expect(await recordOf(kith, home.providerId)).toEqual(before);
  });

  test('the database refuses every writing of the child’s rows, and lets them be read', async () => {
    const { home, holder, open, inDatabaseAs } = world;
    await open(browser);
    const read = await inDatabaseAs(holder, (tx) => tx.selectFrom('kith.event').select('event_id').execute());
    expect(read.map((row) => row.event_id)).toContain(home.restriction);
    const own = { provider_id: home.providerId, child_id: home.childId };
    await expect(
      inDatabaseAs(holder, (tx) =>
        tx
          .insertInto('kith.child_adult')
          .values({
            ...own,
            child_adult_id: crypto.randomUUID(),
            relation: 'uncle',
            recipient: 'parents',
            name: 'X',
            parental_responsibility: false,
          })
          .execute(),
      ),
    ).rejects.toThrow(/42501/);
    await expect(
      inDatabaseAs(holder, (tx) =>
        tx
          .insertInto('kith.event')
          .values({
            ...own,
            event_id: crypto.randomUUID(),
            type: 'concern.raised',
            home_id: home.homeId,
            occurred_at: new Date(NOW),
            recorded_at: new Date(NOW),
            recorded_by: holder,
            facts: '{}',
            details: '{}',
            submission: crypto.randomUUID(),
          })
          .execute(),
      ),
    ).rejects.toThrow(/42501/);
    const changed = await inDatabaseAs(holder, async (tx) => [
      await tx
        .updateTable('kith.duty')
        .set({ held: true })
        .where('child_id', '=', home.childId)
        .executeTakeFirst(),
      await tx
        .updateTable('kith.device')
        .set({ state: 'returned' })
        .where('child_id', '=', home.childId)
        .executeTakeFirst(),
      await tx
        .updateTable('kith.restriction')
        .set({ eased: true })
        .where('child_id', '=', home.childId)
        .executeTakeFirst(),
      await tx
        .updateTable('kith.placement')
        .set({ ended_on: '2026-11-20' })
        .where('child_id', '=', home.childId)
        .executeTakeFirst(),
    ]);
    expect(changed.map((each) => Number(each.numUpdatedRows))).toEqual([0, 0, 0, 0]);
  });

  test('what another wall closes stays closed: the hook of sealed cases', async () => {
    const { home, holder, open, inDatabaseAs } = world;
    await open(browser);
    const { sql } = await import('kysely');
    await sql`create policy sealed_for_this_test on kith.event as restrictive for all
      using (details->>'words' is distinct from 'Taken beside the orchard wall.')`.execute(database.owner);
    try {
      const read = await inDatabaseAs(holder, (tx) =>
        tx.selectFrom('kith.event').select('event_id').execute(),
      );
      expect(read.map((row) => row.event_id)).toContain(home.restriction);
      expect(read.map((row) => row.event_id)).not.toContain(home.seizure);
    } finally {
      await sql`drop policy sealed_for_this_test on kith.event`.execute(database.owner);
    }
  });

  test('nobody opens in somebody else’s name, for longer than half a day, or reviews their own', async () => {
    const { home, holder, inDatabaseAs } = world;
    const row = (changed: object) => ({
      provider_id: home.providerId,
      access_id: crypto.randomUUID(),
      child_id: home.childId,
      home_id: home.homeId,
      person_id: holder,
      reason: 'danger',
      words: 'x',
      opened_at: new Date(NOW),
      ends_at: new Date(Date.parse(NOW) + HOUR),
      review_due_at: new Date(NOW),
      ...changed,
    });
    const insert = (changed: object) =>
      inDatabaseAs(holder, (tx) => tx.insertInto('kith.emergency_access').values(row(changed)).execute());
    await expect(insert({ person_id: home.worker })).rejects.toThrow(/42501/);
    await expect(insert({ ends_at: new Date(Date.parse(NOW) + 13 * HOUR) })).rejects.toThrow(/23514/);
    await insert({});
    await expect(
      inDatabaseAs(holder, (tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ reviewed_at: new Date(NOW), reviewed_by: holder, finding: 'needed', review_words: 'x' })
          .where('person_id', '=', holder)
          .execute(),
      ),
    ).rejects.toThrow(/23514/);
  });
});
