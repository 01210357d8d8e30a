import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import type { PackShelf } from '#web/shelf.ts';
import { buildPack } from '../../../../../test/engine/build-pack.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import {
  addHome,
  addPerson,
  addSmallHome,
  adoptPack,
  asSystem,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { actorNow } from '../../../../../test/harness/lived-in.ts';
import { giveReceipt, receiptsOf } from '../../store/receipts.ts';

const shelf: PackShelf = {
  packs: [
    buildPack({ id: 'house', title: 'House rules for phones', version: '2024-01' }),
    buildPack({ id: 'house', title: 'House rules for phones', version: '2026-01' }),
    buildPack({ id: 'other', title: 'Another policy', version: '2020-01', prefix: 'OTH' }),
  ],
};
const OLD = '/library/policies/house/2024-01';
const NEW = '/library/policies/house/2026-01';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z', shelf });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  await adoptPack(kith.db, home.providerId, { id: 'house', version: '2024-01', from: '2024-01-08' });
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const text = async (browser: Browser, path: string) => textOf((await browser.get(path)).body);
const kept = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.read_receipt')
      .select(['person_id', 'what', 'version'])
      .where('provider_id', '=', home.providerId)
      .orderBy('version')
      .execute(),
  );
const adoptNew = () =>
  adoptPack(kith.db, home.providerId, { id: 'house', version: '2026-01', from: '2026-11-01' });

describe('I have read this', () => {
  test('is kept once, with its version, and shown; opening the page says nothing', async () => {
    const worker = await as(home.worker);
    expect(await text(worker, '/library/receipts')).toContain('To read (1)');
    await worker.get(OLD);
    expect(await kept()).toEqual([]);
    const sent = await sendForm(worker, OLD, { read: 'read' });
    expect([sent.status, sent.location]).toEqual([303, `${OLD}#have-read`]);
    expect(await kept()).toEqual([{ person_id: home.worker, what: 'policy:house', version: '2024-01' }]);
    expect(await text(worker, OLD)).toContain('You said on Saturday 21 November, 10:00 that you have read');
    expect(await text(worker, '/library/receipts')).toContain('Read (1)');
    const entry = { event: 'RECEIPT_GIVEN', outcome: 'done', person_id: home.worker };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
  });

  test('sent again, later and three times at once: the first time stands', async () => {
    const worker = await as(home.worker);
    await worker.get(OLD);
    const fields = { read: 'read', csrf: worker.csrf, submission: worker.submission };
    const answers = await Promise.all([1, 2, 3].map(() => worker.post(OLD, fields)));
    kith.clock.pass(DAY);
    answers.push(await worker.post(OLD, fields));
    kith.clock.pass(-DAY);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await kept()).toHaveLength(1);
    expect(await text(worker, OLD)).toContain('You said on Saturday 21 November, 10:00');
  });

  test('without the tick nothing is kept, and the page says what to do', async () => {
    const worker = await as(home.worker);
    const sent = await sendForm(worker, OLD, {});
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain('Tick this once you have read it');
    expect(await kept()).toEqual([]);
  });

  test('a new version asks again, and what was read before stays', async () => {
    const worker = await as(home.worker);
    await sendForm(worker, OLD, { read: 'read' });
    await adoptNew();
    const asked = await text(worker, '/library/receipts');
    expect(asked).toContain('To read (1)');
    expect(asked).toContain('You read version 2024-01 on Saturday 21 November, 10:00. This one is new.');
    expect(await text(worker, '/library')).toContain('To read');
    await sendForm(worker, NEW, { read: 'read' });
    expect((await kept()).map(({ version }) => version)).toEqual(['2024-01', '2026-01']);
    expect(await text(worker, '/library/receipts')).not.toContain('To read (');
  });

  test('what is not followed, or no longer, asks nobody and keeps nothing', async () => {
    await adoptNew();
    const worker = await as(home.worker);
    for (const path of [OLD, '/library/policies/other/2020-01']) {
      expect(await text(worker, path)).not.toContain('Have you read it?');
      await worker.get('/library/policies/house/2026-01');
      expect((await worker.post(path, { read: 'read' })).status).toBe(303);
    }
    expect(await kept()).toEqual([]);
  });

  test('a social worker reads, and is asked for nothing', async () => {
    const socialWorker = await as(home.socialWorker);
    expect(await text(socialWorker, OLD)).not.toContain('Have you read it?');
    expect(await text(socialWorker, '/library/receipts')).toContain('nothing is asked of you here');
    await socialWorker.get('/children');
    const sent = await socialWorker.post(OLD, { read: 'read', submission: crypto.randomUUID() });
    expect(sent.status).toBe(404);
    expect(await kept()).toEqual([]);
  });
});

describe('who has read what', () => {
  const TEAM = '/library/receipts/team';

  test('a manager sees each person and each version, and that a new one is still to be read', async () => {
    await sendForm(await as(home.worker), OLD, { read: 'read' });
    const manager = await as(home.manager);
    expect(await text(manager, TEAM)).toContain('1 of 3 readings are done');
    expect(await text(manager, TEAM)).toContain('Sam AshdownRead Saturday 21 November');
    await adoptNew();
    expect(await text(manager, TEAM)).toContain('0 of 3 readings are done');
    expect(await text(manager, TEAM)).toContain('Sam AshdownTo readread version 2024-01');
  });

  test('nobody else sees it, nor a manager that of another home', async () => {
    const { providerId } = home;
    const elsewhere = await addHome(kith.db, providerId, 'Birch Lodge');
    const far = await addPerson(kith.db, providerId, { role: 'registered-manager', homeId: elsewhere });
    for (const person of [home.worker, home.senior, home.socialWorker]) {
      expect((await (await as(person)).get(TEAM)).status).toBe(404);
    }
    expect((await (await as(far)).get(`${TEAM}?home=${home.homeId}`)).status).toBe(404);
    expect((await (await as(home.responsible)).get(`${TEAM}?home=${home.homeId}`)).status).toBe(200);
  });
});

describe('in the database', () => {
  const inTheName = async <T>(personId: PersonId, work: Parameters<typeof withActor<T>>[2]) =>
    withActor(kith.db, contextOf(await actorNow(kith, home.providerId, personId)), work);
  const receipt = (personId: PersonId) => ({
    personId,
    what: 'policy:house',
    version: '2024-01',
    readAt: instant(kith.clock.now()),
  });
  const seenBy = (personId: PersonId) =>
    inTheName(personId, (tx) => receiptsOf(tx, home.providerId, [home.worker, home.senior, home.manager]));

  test('nobody says it for somebody else', async () => {
    const forElse = inTheName(home.manager, (tx) => giveReceipt(tx, home.providerId, receipt(home.worker)));
    await expect(forElse).rejects.toThrow(/42501/);
    expect(await kept()).toEqual([]);
  });

  test('colleagues see only their own; the manager of the home and the organisation all', async () => {
    for (const person of [home.worker, home.senior]) {
      await inTheName(person, (tx) => giveReceipt(tx, home.providerId, receipt(person)));
    }
    expect((await seenBy(home.worker)).map(({ personId }) => personId)).toEqual([home.worker]);
    expect((await seenBy(home.socialWorker)).length).toBe(0);
    expect((await seenBy(home.manager)).length).toBe(2);
    expect((await seenBy(home.responsible)).length).toBe(2);
    const stranger = await addSmallHome(kith.db);
    const theirs = await actorNow(kith, stranger.providerId, stranger.manager);
    const seen = await withActor(kith.db, contextOf(theirs), (tx) =>
      receiptsOf(tx, home.providerId, [home.worker, home.senior]),
    );
    expect(seen).toEqual([]);
  });

  test('what was read is never changed or deleted', async () => {
    await inTheName(home.worker, (tx) => giveReceipt(tx, home.providerId, receipt(home.worker)));
    const change = asSystem(kith.db, home.providerId, (tx) =>
      tx.updateTable('kith.read_receipt').set({ version: '2026-01' }).execute(),
    );
    await expect(change).rejects.toThrow();
    expect(await kept()).toHaveLength(1);
  });
});
