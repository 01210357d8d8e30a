import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { timedRightsOf, withTimedRights } from '#slices/timed-access/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem, setSetting } from '../../../../../test/harness/builders.ts';
import { type TestDatabase, testDatabase } from '../../../../../test/harness/database.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import {
  actorNow,
  addLivedIn,
  type LivedIn,
  realShelf,
  recordOf,
} from '../../../../../test/harness/lived-in.ts';

// Friday 20 November 2026, 22:00 in London: the next working day is Monday.
const NOW = '2026-11-20T22:00:00Z';

let database: TestDatabase;
let kith: TestApp;
let home: LivedIn;
let holder: PersonId;
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
  home = await addLivedIn(kith);
  const homeId = await addHome(kith.db, home.providerId, 'Birch Lodge');
  holder = await addPerson(kith.db, home.providerId, { role: 'support-worker', homeId, givenName: 'Toni' });
  browser = await as(holder);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const path = () => `/children/${home.childId}/emergency-access`;
const WHY = { reason: 'danger', words: 'He rang from the bridge.' };
const open = (who = browser) => sendForm(who, path(), WHY);
const rows = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.emergency_access').selectAll().where('person_id', '=', holder).execute(),
  );
/** Runs as the holder stands now, in the database’s eyes. */
async function asHolder<T>(work: Parameters<typeof withActor<T>>[2]): Promise<T> {
  const who = { providerId: home.providerId, personId: holder };
  const held = await actorNow(kith, home.providerId, holder);
  const timed = await asSystem(kith.db, home.providerId, (tx) =>
    timedRightsOf(tx, who.providerId, who.personId, instant(kith.clock.now())),
  );
  const actor = withTimedRights(who, held, timed);
  if (!actor) throw new Error('the holder holds nothing');
  return withActor(kith.db, contextOf(actor), work);
}

describe('opening a record in an emergency', () => {
  test('needs a reason from the list and words; then the record can be read, and says until when', async () => {
    expect((await browser.get(`/children/${home.childId}`)).status).toBe(404);
    const empty = await sendForm(browser, path(), { reason: [], words: ' ' });
    expect(empty.status).toBe(422);
    expect(textOf(empty.body)).toContain('Choose why you need this record now');
    expect(textOf(empty.body)).toContain('Write what is happening, in a few words');
    expect(await rows()).toEqual([]);
    const sent = await open();
    expect([sent.status, sent.location]).toEqual([303, `/children/${home.childId}`]);
    const read = textOf((await browser.get(`/children/${home.childId}`)).body);
    expect(read).toContain(
      'You opened this record in an emergency. You can read it until Saturday 21 November, 02:00',
    );
    const audit = await auditOf(kith, home.providerId);
    expect(audit).toContainEqual(
      expect.objectContaining({ event: 'EMERGENCY_OPENED', outcome: 'done', child_id: home.childId }),
    );
  });

  test('the page tells nothing of any child: it is the same for one that is not there', async () => {
    const here = await browser.get(path());
    const nowhere = await browser.get('/children/00000000-0000-4000-8000-00000000dead/emergency-access');
    const plain = (body: string) => body.replace(/name="submission" value="[^"]*"/, '');
    expect([nowhere.status, plain(nowhere.body)]).toEqual([here.status, plain(here.body)]);
    const sent = await sendForm(
      browser,
      '/children/00000000-0000-4000-8000-00000000dead/emergency-access',
      WHY,
    );
    expect(sent.status).toBe(422);
    expect((await browser.get('/children/x/emergency-access')).status).toBe(404);
  });

  test('ends by itself, and after as many hours as the child’s home chose', async () => {
    await open();
    kith.clock.pass(4 * HOUR - 1);
    browser = await as(holder);
    expect((await browser.get(`/children/${home.childId}`)).status).toBe(200);
    kith.clock.pass(1);
    expect((await browser.get(`/children/${home.childId}`)).status).toBe(404);
    await setSetting(kith.db, home.providerId, home.homeId, {
      id: 'emergency-access',
      value: 'PT1H',
      by: home.manager,
    });
    browser = await as(holder);
    await open();
    const [, second] = (await rows()).toSorted((a, b) => a.opened_at - b.opened_at);
    expect((second?.ends_at ?? 0) - (second?.opened_at ?? 0)).toBe(HOUR);
  });

  test('pressed twice it is opened once', async () => {
    const form = mainForm((await browser.get(path())).body, path());
    if (!form) throw new Error('no form');
    const fields = fieldsOf(form, WHY);
    const answers = await Promise.all([browser.post(path(), fields), browser.post(path(), fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await rows()).toHaveLength(1);
  });

  test('is found by exact name and birthday alone; a near miss finds nobody and is written down', async () => {
    const seek = (fields: object) =>
      sendForm(browser, '/emergency-access', {
        'given-name': 'robin',
        'family-name': 'Elmhirst',
        'born-day': '14',
        'born-month': '5',
        'born-year': '2012',
        ...fields,
      });
    expect((await seek({})).location).toBe(path());
    const miss = await seek({ 'born-day': '15' });
    expect(miss.status).toBe(422);
    expect(miss.body).not.toContain(home.childId);
    expect((await seek({ 'family-name': 'Elm%' })).status).toBe(422);
  });

  test('is for the staff of the homes: nobody outside, no visitor, and another organisation’s child is not there', async () => {
    for (const who of [home.socialWorker, home.responsible, home.visitor])
      expect((await (await as(who)).get(path())).status).toBe(404);
    const stranger = await addLivedIn(kith);
    const sent = await sendForm(browser, `/children/${stranger.childId}/emergency-access`, WHY);
    expect(sent.status).toBe(422);
    expect(sent.body).not.toContain('Robin');
  });
});

describe('those who answer for the child are told at once', () => {
  test('the manager on their own page, the social worker among their notices; no colleague', async () => {
    await open();
    expect(textOf((await (await as(home.manager)).get('/home')).body)).toContain(
      'Toni Ashdown opened Robin E’s record',
    );
    const notices = textOf((await (await as(home.socialWorker)).get('/notices')).body);
    expect(notices).toContain('Toni Ashdown opened Robin’s record');
    expect(notices).toContain('He rang from the bridge.');
    expect(textOf((await (await as(home.worker)).get('/home')).body)).not.toContain('Toni');
  });
});

describe('reading only', () => {
  test('no page takes anything about this child', async () => {
    await open();
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
    await open();
    const read = await asHolder((tx) => tx.selectFrom('kith.event').select('event_id').execute());
    expect(read.map((row) => row.event_id)).toContain(home.restriction);
    const own = { provider_id: home.providerId, child_id: home.childId };
    await expect(
      asHolder((tx) =>
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
      asHolder((tx) =>
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
    const changed = await asHolder(async (tx) => [
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
    await open();
    const { sql } = await import('kysely');
    await sql`create policy sealed_for_this_test on kith.event as restrictive for all
      using (details->>'words' is distinct from 'Taken beside the orchard wall.')`.execute(database.owner);
    try {
      const read = await asHolder((tx) => tx.selectFrom('kith.event').select('event_id').execute());
      expect(read.map((row) => row.event_id)).toContain(home.restriction);
      expect(read.map((row) => row.event_id)).not.toContain(home.seizure);
    } finally {
      await sql`drop policy sealed_for_this_test on kith.event`.execute(database.owner);
    }
  });

  test('nobody opens in somebody else’s name, for longer than half a day, or reviews their own', async () => {
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
      asHolder((tx) => tx.insertInto('kith.emergency_access').values(row(changed)).execute());
    await expect(insert({ person_id: home.worker })).rejects.toThrow(/42501/);
    await expect(insert({ ends_at: new Date(Date.parse(NOW) + 13 * HOUR) })).rejects.toThrow(/23514/);
    await insert({});
    await expect(
      asHolder((tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ reviewed_at: new Date(NOW), reviewed_by: holder, finding: 'needed', review_words: 'x' })
          .where('person_id', '=', holder)
          .execute(),
      ),
    ).rejects.toThrow(/23514/);
  });
});

describe('looked at afterwards by somebody else', () => {
  const review = async (who: PersonId, fields: object) => {
    const [row] = await rows();
    const at = `/reviews/emergency/${row?.access_id}`;
    return sendForm(await as(who), at, { ...fields });
  };
  test('within a working day: overdue after it, settled once, seen by whoever opened it', async () => {
    await open();
    await browser.get(`/children/${home.childId}`);
    const [row] = await rows();
    expect(row?.review_due_at).toBe(Date.parse('2026-11-23T17:00:00Z'));
    kith.clock.set('2026-11-23T18:00:00Z');
    const queue = textOf((await (await as(home.manager)).get('/reviews')).body);
    expect(queue).toMatch(/Toni Ashdown opened Robin E’s record in an emergency.*Overdue by 1 hour/);
    const empty = await review(home.manager, { finding: [], words: '' });
    expect(textOf(empty.body)).toContain('Say whether it was needed');
    const sent = await review(home.manager, { finding: 'needed', words: 'Rang the police with her.' });
    expect(sent.status).toBe(303);
    const page = textOf((await (await as(holder)).get(`/reviews/emergency/${row?.access_id}`)).body);
    expect(page).toContain('It was needed');
    expect(page).toContain('after its time');
    const managers = await (await as(home.manager)).get(`/reviews/emergency/${row?.access_id}`);
    expect(textOf(managers.body)).toContain('One page');
    expect(page).not.toContain('Looked at');
    await expect(
      asSystem(kith.db, home.providerId, (tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ finding: 'not-needed' })
          .where('person_id', '=', holder)
          .execute(),
      ),
    ).rejects.toThrow(/KT002/);
  });

  test('its holder sees it and cannot; a colleague, a manager of elsewhere and a social worker do not see it', async () => {
    await open();
    const [row] = await rows();
    const at = `/reviews/emergency/${row?.access_id}`;
    const own = await as(holder);
    expect((await own.get(at)).status).toBe(200);
    expect(
      (await own.post(at, { finding: 'needed', words: 'x', submission: crypto.randomUUID() })).status,
    ).toBe(404);
    for (const other of [home.worker, home.senior, home.socialWorker])
      expect([other, (await (await as(other)).get(at)).status]).toEqual([other, 404]);
    expect((await rows())[0]?.reviewed_at).toBeNull();
  });
});
