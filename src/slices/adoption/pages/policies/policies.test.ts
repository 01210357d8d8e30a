import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordAs } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set('2026-11-17T17:41:00Z');
  home = await addLivedIn(kith);
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const ADOPT = '/policies/adopt';
const day = (prefix: string, d: number, m: number, y: number): Fields => ({
  [`${prefix}-day`]: `${d}`,
  [`${prefix}-month`]: `${m}`,
  [`${prefix}-year`]: `${y}`,
});
const REGULATIONS: Fields = {
  policy: 'england-homes@2015-04',
  ...day('from', 17, 11, 2026),
  reason: 'They bind every home.',
};
const followed = () =>
  asSystem(kith.db, home.providerId, async (tx) => {
    const rows = await tx.selectFrom('kith.adopted_pack').selectAll().orderBy('adopted_at').execute();
    return rows.filter((row) => row.adopted_by !== null && row.adoption_id !== home.adoption);
  });
const duties = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .select(['engine_key', 'snapshot', 'closed_as'])
      .orderBy('engine_key')
      .execute(),
  );
const packsIn = (rows: Awaited<ReturnType<typeof duties>>) =>
  new Set(rows.flatMap(({ snapshot }) => (snapshot as { packs: string[] }).packs));

async function apply(browser: Browser, path: string, fields: Fields): Promise<void> {
  const sent = await sendForm(browser, path, fields);
  expect([sent.status, textOf(sent.body)]).toEqual([303, '']);
  const applied = await sendForm(browser, sent.location ?? '', { decision: 'apply' });
  expect([applied.status, textOf(applied.body)]).toEqual([303, '']);
}

describe('a policy is adopted', () => {
  test('by a home for itself: what it would change is shown first, and then done', async () => {
    const manager = await as(home.manager);
    const before = await duties();
    expect(packsIn(before)).not.toContain('england-homes');
    const sent = await sendForm(manager, ADOPT, REGULATIONS);
    const text = textOf((await manager.get(sent.location ?? '')).body);
    expect(text).toContain('Followed from Tuesday 17 November 2026');
    expect(text).toMatch(/It holds 61 clauses, \d+ duties, \d+ gates/);
    expect(text).toContain('Robin E');
    expect(text).toMatch(/Duties: \d+ (newly owed|in other words)/);
    expect([await duties(), await followed()]).toEqual([before, []]);
    expect((await sendForm(manager, sent.location ?? '', { decision: 'apply' })).status).toBe(303);
    expect(await followed()).toMatchObject([
      {
        home_id: home.homeId,
        pack_id: 'england-homes',
        adopted_from: '2026-11-17',
        adopted_by: home.manager,
      },
    ]);
    expect(packsIn(await duties())).toContain('england-homes');
    const listed = textOf((await manager.get('/policies')).body);
    expect(listed).toMatch(
      /Rowan House in addition.*Children’s Homes Regulations.*Followed.*Morgan Ashdown: They bind every home\./,
    );
    expect(textOf((await manager.get('/settings')).body)).toContain('ENG-');
  });

  test('by the responsible individual for all homes at once, those to come among them', async () => {
    const second = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const responsible = await as(home.responsible);
    await apply(responsible, ADOPT, { ...REGULATIONS, for: 'everywhere' });
    expect(await followed()).toMatchObject([{ home_id: null, pack_id: 'england-homes' }]);
    const there = textOf((await responsible.get(`/policies?home=${second}`)).body);
    expect(there).toMatch(/The whole organisation.*Children’s Homes Regulations.*Birch Lodge in addition/);
    const worker = await as(home.worker);
    expect(textOf((await worker.get('/changes')).body)).toContain('The whole organisation');
  });

  test('from a day to come: what happens until then is judged without it', async () => {
    const manager = await as(home.manager);
    const before = await duties();
    await apply(manager, ADOPT, { ...REGULATIONS, ...day('from', 1, 12, 2026) });
    expect(await duties()).toEqual(before);
    expect(textOf((await manager.get('/policies')).body)).toContain('Later');
  });

  test.each<[string, Fields, string, string]>([
    ['nothing chosen', { policy: '' }, 'policy', 'Choose a policy'],
    ['a policy that is not there', { policy: 'x@1' }, 'policy', 'Choose a policy'],
    ['no such day', day('from', 31, 2, 2026), 'from-day', 'Enter a day that exists, like 1 12 2026'],
    ['a day before it was in force', day('from', 1, 1, 2014), 'from-day', 'it was not in force before'],
    ['no reason', { reason: '' }, 'reason', 'Say why it is adopted'],
    [
      'what everybody follows',
      { policy: 'staying-in-touch@2023-02' },
      'policy',
      'the whole organisation follows this one',
    ],
  ])('not with %s: the message stands at its field', async (_what, wrong, field, words) => {
    const manager = await as(home.manager);
    const sent = await sendForm(manager, ADOPT, { ...REGULATIONS, ...wrong });
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain(words);
    expect(sent.body).toContain(`href="#${field}"`);
  });

  test('not by a manager for all homes, nor for another’s', async () => {
    const other = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const manager = await as(home.manager);
    for (const place of ['everywhere', other]) {
      const sent = await sendForm(manager, ADOPT, { ...REGULATIONS, for: place });
      // With one home there is nothing to choose: it is for that one, whatever was sent along.
      await sendForm(manager, sent.location ?? '', { decision: 'drop' });
      const rows = await asSystem(kith.db, home.providerId, (tx) =>
        tx.selectFrom('kith.policy_change').select('home_id').where('kind', '=', 'adopt').execute(),
      );
      expect(new Set(rows.map((row) => row.home_id))).toEqual(new Set([home.homeId]));
    }
    expect((await manager.get(`${ADOPT}?home=${other}`)).status).toBe(404);
  });
});

describe('a policy is no longer followed', () => {
  async function adopted(): Promise<string> {
    await apply(await as(home.manager), ADOPT, REGULATIONS);
    const [row] = await followed();
    return `/policies/${row?.adoption_id}`;
  }
  const END: Fields = { ...day('to', 18, 11, 2026), reason: 'The organisation follows it as a whole.' };

  test('from a day on; what happened before keeps it for ever', async () => {
    const path = await adopted();
    const before = await duties();
    kith.clock.pass(MINUTE);
    const manager = await as(home.manager);
    await apply(manager, path, END);
    expect(await followed()).toMatchObject([{ adopted_to: '2026-11-18', end_reason: END['reason'] }]);
    expect(await duties()).toEqual(before);
    kith.clock.pass(3 * DAY);
    const by = { providerId: home.providerId, personId: home.worker };
    const after = await recordAs(kith, by, {
      homeId: home.homeId,
      childId: home.childId,
      occurredAt: instant(kith.clock.now()),
      type: 'access.restricted',
      facts: { what: ['phone'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
      details: { words: 'Again.', safe: 'yes' },
    });
    const own = (await duties()).filter((row) => row.engine_key.includes(after));
    expect(own.length).toBeGreaterThan(0);
    expect(packsIn(own)).not.toContain('england-homes');
    const old = (await duties()).filter((row) => row.engine_key.includes(home.restriction));
    expect(packsIn(old)).toContain('england-homes');
    const again = await as(home.manager);
    expect((await again.get(path)).status, 'it has ended already').toBe(404);
  });

  test('not from a day long past', async () => {
    const path = await adopted();
    kith.clock.pass(5 * DAY);
    const manager = await as(home.manager);
    const sent = await sendForm(manager, path, { ...END, ...day('to', 17, 11, 2026) });
    expect([sent.status, textOf(sent.body)]).toEqual([
      422,
      expect.stringContaining('Enter Saturday 21 November 2026 or a later day'),
    ]);
  });

  test('twice proposed, once ended: the second is told that it was too late', async () => {
    const path = await adopted();
    kith.clock.pass(MINUTE);
    const manager = await as(home.manager);
    const first = await sendForm(manager, path, END);
    const second = await sendForm(manager, path, { ...END, ...day('to', 30, 11, 2026) });
    await sendForm(manager, first.location ?? '', { decision: 'apply' });
    await manager.get(second.location ?? '');
    expect((await manager.post(second.location ?? '', { decision: 'apply' })).status).toBe(409);
    expect(await followed()).toMatchObject([{ adopted_to: '2026-11-18' }]);
  });

  test('not the organisation’s by a home, nor a home’s by another', async () => {
    const [everywhere] = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.adopted_pack').select('adoption_id').where('home_id', 'is', null).execute(),
    );
    const manager = await as(home.manager);
    expect((await manager.get(`/policies/${everywhere?.adoption_id}`)).status).toBe(404);
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const theirs = { role: 'registered-manager', givenName: 'Vic', homeId: elsewhere } as const;
    const other = await as(await addPerson(kith.db, home.providerId, theirs));
    expect((await other.get(`/policies/${home.adoption}`)).status).toBe(404);
    for (const personId of [home.worker, home.socialWorker])
      expect((await (await as(personId)).get(`/policies/${home.adoption}`)).status).toBe(404);
  });
});
