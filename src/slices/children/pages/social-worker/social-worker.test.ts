import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import {
  addAuthority,
  addPerson,
  addSmallHome,
  asSystem,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';

let kith: TestApp;
let home: SmallHome;
let bea: PersonId;
let manager: Browser;
let path = '';
const START = '2026-11-21T15:00:00Z';
beforeAll(async () => {
  kith = await testApp({ now: START });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(START);
  home = await addSmallHome(kith.db);
  bea = await addPerson(kith.db, home.providerId, {
    role: 'social-worker',
    givenName: 'Bea',
    familyName: 'Linden',
    authorityId: home.authorityId,
  });
  manager = await as(home.manager);
  path = `/children/${home.childId}/social-worker`;
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const toBea = (): Fields => ({ worker: bea, when: 'now', reason: 'Their teams changed' });
const send = async (fields: Fields) => {
  await manager.get(path);
  return manager.post(path, fields);
};
const rows = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.allocation').selectAll().orderBy('allocated_from').orderBy('given_at').execute(),
  );
const sees = async (browser: Browser) => (await browser.get(`/children/${home.childId}`)).status === 200;

describe('a child is given to another social worker (ASVS 8.2.2, 8.3.2)', () => {
  test('access follows in open sessions, at once', async () => {
    const [dele, next] = [await as(home.socialWorker), await as(bea)];
    expect([await sees(dele), await sees(next)]).toEqual([true, false]);
    const sent = await send(toBea());
    expect([sent.status, sent.location]).toEqual([303, `/children/${home.childId}`]);
    expect([await sees(dele), await sees(next)]).toEqual([false, true]);
    expect((await dele.get('/children')).body).not.toContain('Robin');
    const child = textOf((await manager.get(`/children/${home.childId}`)).body);
    expect(child).toContain('Bea Linden');
    expect(child).not.toContain('Dele Ashdown');
    const history = textOf((await manager.get(path)).body);
    expect(history).toContain('Bea Linden has Robin now.');
    expect(history).toContain('Saturday 21 November, 15:00Their teams changedBefore');
    const entry = { event: 'CHILD_ALLOCATED', outcome: 'done', child_id: home.childId };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
  });

  test('from a day to come: until its midnight nothing changes', async () => {
    const day = { 'from-day': '25', 'from-month': '11', 'from-year': '2026' };
    expect((await send({ ...toBea(), when: 'day', ...day })).status).toBe(303);
    kith.clock.set('2026-11-24T23:59:59Z');
    expect([await sees(await as(home.socialWorker)), await sees(await as(bea))]).toEqual([true, false]);
    kith.clock.pass(1000);
    expect([await sees(await as(home.socialWorker)), await sees(await as(bea))]).toEqual([false, true]);
  });

  test('to somebody new; pressed three times at once: one person, one allocation', async () => {
    await manager.get(path);
    const cy = {
      worker: 'new',
      'worker-given-name': 'Cy',
      'worker-family-name': 'Marsh',
      'worker-phone': '01632 960081',
      when: 'now',
      reason: 'Took over',
    };
    const fields = { ...cy, csrf: manager.csrf, submission: manager.submission };
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(path, fields)));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect((await rows()).map((each) => each.allocated_to)).toEqual(['2026-11-21', null]);
  });

  test('two managers at once, to two people: one after the other, and the child has one', async () => {
    const other = await as(
      await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: home.homeId }),
    );
    const dan = await addPerson(kith.db, home.providerId, {
      role: 'social-worker',
      authorityId: home.authorityId,
    });
    await Promise.all([manager.get(path), other.get(path)]);
    const sent = await Promise.all([
      manager.post(path, toBea()),
      other.post(path, { ...toBea(), worker: dan }),
    ]);
    expect(sent.map((each) => each.status)).toEqual([303, 303]);
    expect((await rows()).filter((each) => each.allocated_to === null)).toHaveLength(1);
  });

  test('a social worker whose role ended sees nothing, and the page says that somebody else is needed', async () => {
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .updateTable('kith.role_held')
        .set({ held_to: '2026-11-20' })
        .where('person_id', '=', home.socialWorker)
        .execute(),
    );
    expect(await sees(await as(home.socialWorker))).toBe(false);
    expect(textOf((await manager.get(path)).body)).toContain(
      'Dele Ashdown does not work for Marlshire any more',
    );
  });

  test.each<[string, Fields]>([
    ['worker', { worker: '' }],
    ['worker-phone', { worker: 'new', 'worker-given-name': 'Cy', 'worker-family-name': 'Marsh' }],
    ['when', { when: '' }],
    ['from-day', { when: 'day', 'from-day': '20', 'from-month': '11', 'from-year': '2026' }],
    ['reason', { reason: '' }],
  ])('%s told wrongly: nothing changes', async (field, fields) => {
    const before = await rows();
    const sent = await send({ ...toBea(), ...fields });
    expect([sent.status, sent.body.includes(`href="#${field}"`)]).toEqual([422, true]);
    expect(await rows()).toEqual(before);
  });

  test('never to another authority’s social worker, nor by anybody but the manager', async () => {
    const elsewhere = await addAuthority(kith.db, home.providerId, 'Fenshire');
    const far = await addPerson(kith.db, home.providerId, { role: 'social-worker', authorityId: elsewhere });
    expect((await send({ ...toBea(), worker: far })).status).toBe(422);
    for (const personId of [home.worker, home.senior, home.socialWorker, bea]) {
      const browser = await as(personId);
      expect((await browser.get(path)).status).toBe(404);
      expect((await browser.post(path, { ...toBea(), submission: randomUUID() })).status).toBe(404);
    }
    kith.clock.pass(DAY);
    expect((await rows()).filter((each) => each.allocated_to !== null)).toEqual([]);
  });
});
