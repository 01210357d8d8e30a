import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { standingNow } from '#slices/timed-access/index.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addHome, asSystem } from '../../../../../test/harness/builders.ts';
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
const consentPath = () => `/dated-access/${home.grant}/children/${home.childId}`;
const say = async (who: PersonId, by: string, says: string) =>
  sendForm(await as(who), consentPath(), { by, says, how: 'in-person', words: 'That is fine.' });
const childStatus = async () => (await (await as(home.visitor)).get(`/children/${home.childId}`)).status;
const SECRETS = ['Robin', 'Elmhirst', 'Zephyr', 'vermilion', 'orchard', 'Heron Street'];

async function asVisitor<T>(work: Parameters<typeof withActor<T>>[2]): Promise<T> {
  const who = { providerId: home.providerId, personId: home.visitor };
  const actor = await asSystem(kith.db, home.providerId, (tx) =>
    standingNow(tx, who, instant(kith.clock.now())),
  );
  if (!actor) throw new Error('the visitor holds nothing');
  return withActor(kith.db, contextOf(actor), work);
}

describe('what a visitor reads', () => {
  test('figures and registers of the homes named, without a name or a word of a child', async () => {
    const visitor = await as(home.visitor);
    const { body, status } = await visitor.get('/registers');
    expect(status).toBe(200);
    const text = textOf(body);
    expect(text).toContain('Registers of Rowan House');
    expect(text).toContain('Child A');
    expect(text).toContain('Phone and internet stopped');
    expect(text).toMatch(/Children who live here ?1/);
    expect(
      [...SECRETS, home.childId, home.restriction, home.device].filter((each) => body.includes(each)),
    ).toEqual([]);
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    expect((await visitor.get(`/registers?home=${elsewhere}`)).status).toBe(404);
    for (const path of [
      '/home',
      '/children',
      '/devices',
      '/record',
      '/people',
      '/reviews',
      '/access',
      '/dated-access',
    ])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
  });

  test('not after the last day, not before the first, and not once it was ended', async () => {
    const manager = await as(home.manager);
    expect((await (await as(home.visitor)).get('/registers')).status).toBe(200);
    kith.clock.pass(61 * DAY);
    expect((await (await as(home.visitor)).get('/registers')).status).toBe(403);
    kith.clock.set(NOW);
    const sent = await sendForm(manager, `/dated-access/${home.grant}`, { end: 'end' });
    expect(sent.status).toBe(303);
    expect((await (await as(home.visitor)).get('/registers')).status).toBe(403);
    expect(textOf((await manager.get('/dated-access')).body)).toContain('Ended');
  });

  test('a grant never widens what somebody with a role sees', async () => {
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .insertInto('kith.role_held')
        .values({
          provider_id: home.providerId,
          role_held_id: crypto.randomUUID(),
          person_id: home.visitor,
          role: 'social-worker',
          authority_id: home.authorityId,
          held_from: '2026-01-01',
        })
        .execute(),
    );
    const both = await as(home.visitor);
    expect((await both.get('/registers')).status).toBe(404);
    expect((await both.get('/notices')).status).toBe(200);
  });

  test('the database lets nothing be written, and no row of a child be read', async () => {
    const read = (
      table:
        | 'kith.child'
        | 'kith.event'
        | 'kith.duty'
        | 'kith.placement'
        | 'kith.child_adult'
        | 'kith.local_contact',
    ) => asVisitor((tx) => tx.selectFrom(table).select('provider_id').execute());
    for (const table of [
      'kith.child',
      'kith.event',
      'kith.duty',
      'kith.placement',
      'kith.child_adult',
      'kith.local_contact',
    ] as const)
      expect([table, (await read(table)).length]).toEqual([table, 0]);
    const held = await asVisitor((tx) => tx.selectFrom('kith.device').select('device_id').execute());
    expect(held.map((row) => row.device_id)).toEqual([home.device]);
    await expect(
      asVisitor((tx) =>
        tx
          .insertInto('kith.home')
          .values({
            provider_id: home.providerId,
            home_id: crypto.randomUUID(),
            name: 'X',
            created_at: new Date(NOW),
          })
          .execute(),
      ),
    ).rejects.toThrow(/42501/);
    const changed = await asVisitor((tx) =>
      tx
        .updateTable('kith.device')
        .set({ state: 'returned' })
        .where('device_id', '=', home.device)
        .executeTakeFirst(),
    );
    expect(Number(changed.numUpdatedRows)).toBe(0);
  });
});

describe('one child’s record', () => {
  test('opens with both consents and closes at once when either is taken back', async () => {
    expect(await childStatus()).toBe(404);
    expect((await say(home.senior, 'child', 'agrees')).status).toBe(303);
    expect(await childStatus()).toBe(404);
    expect((await say(home.socialWorker, 'placing-authority', 'agrees')).status).toBe(303);
    expect(await childStatus()).toBe(200);
    const visitor = await as(home.visitor);
    expect(textOf((await visitor.get('/registers')).body)).toContain('Robin Elmhirst');
    const event = `/children/${home.childId}/events/${home.restriction}`;
    expect((await visitor.get(event)).status).toBe(200);
    const before = await visitor.post(`${event}/add`, {
      kind: 'note',
      words: 'x',
      submission: crypto.randomUUID(),
    });
    expect(before.status).toBe(404);
    await say(home.worker, 'child', 'no-longer').catch(() => undefined);
    expect(await childStatus()).toBe(200);
    await say(home.manager, 'child', 'no-longer');
    expect(await childStatus()).toBe(404);
    await say(home.senior, 'child', 'agrees');
    expect(await childStatus()).toBe(200);
    await say(home.socialWorker, 'placing-authority', 'no-longer');
    expect(await childStatus()).toBe(404);
    const text = textOf((await (await as(home.manager)).get(consentPath())).body);
    expect(text).toContain('Written down by Noor Ashdown');
    expect(text).toContain('Taken back');
  });

  test('a social worker speaks for the authority alone, a support worker and the visitor for nobody', async () => {
    expect((await say(home.socialWorker, 'child', 'agrees')).status).toBe(422);
    for (const who of [home.worker, home.visitor, home.responsible])
      expect((await (await as(who)).get(consentPath())).status).toBe(404);
    expect(textOf((await (await as(home.socialWorker)).get('/notices')).body)).toContain(
      'Vesper Lane and Robin’s record',
    );
  });

  test('not of a child who has moved on from the home', async () => {
    await say(home.senior, 'child', 'agrees');
    await say(home.senior, 'placing-authority', 'agrees');
    expect(await childStatus()).toBe(200);
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .updateTable('kith.placement')
        .set({ ended_on: '2026-11-20' })
        .where('child_id', '=', home.childId)
        .execute(),
    );
    expect(await childStatus()).toBe(404);
  });
});
