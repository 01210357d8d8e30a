import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, MINUTE } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { CLOSE, chosenBy, dueAtCloseOf, FOUR, proposed } from '../../../../../test/harness/changing-close.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { asKept, HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  // Late on a Tuesday: one working day ends on Wednesday at the close of business, sooner than 24 hours.
  kith = await testApp({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set('2026-11-17T17:41:00Z');
  home = await addLivedIn(kith);
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId) => kith.signInAs({ providerId: home.providerId, personId });
const dueAtClose = () => dueAtCloseOf(kith, home);
const chosen = () => chosenBy(kith, home);

describe('what a home chose', () => {
  test('what is still to choose comes first, with its safe default and its clauses', async () => {
    const worker = await as(home.worker);
    const text = textOf((await worker.get('/settings')).body);
    expect(text).toMatch(/Still to choose: 24/);
    expect(text).toMatch(
      /How often a limit on contact or a device is looked at again7 daysKith’s safe default · SIT-3\.1\.11/,
    );
    expect(text).not.toContain('Chosen:');
    expect(text, 'somebody who may not change it is not asked to').not.toContain('Choose');
  });
});

describe('a setting is changed', () => {
  test('first it is shown what would change, for each child; then all of it is', async () => {
    const manager = await as(home.manager);
    const before = await dueAtClose();
    expect(before).toEqual(['2026-11-18T17:00:00.000Z']);
    const check = await proposed(manager);
    const shown = textOf((await manager.get(check)).body);
    expect(shown).toContain('Robin E');
    expect(shown).toContain('Duties: 1 due earlier');
    expect(shown).toContain(
      'Due Wednesday 18 November 2026, 16:00, instead of Wednesday 18 November 2026, 17:00.',
    );
    expect([await dueAtClose(), await chosen()], 'nothing yet').toEqual([before, []]);

    const applied = await sendForm(manager, check, { decision: 'apply' });
    expect(applied.status).toBe(303);
    expect(await dueAtClose()).toEqual(['2026-11-18T16:00:00.000Z']);
    expect(await chosen()).toEqual([
      { setting_id: 'close-of-business', value: '16:00', reason: FOUR['reason'], set_by: home.manager },
    ]);
    const told = textOf((await manager.get(applied.location ?? '')).body);
    expect(told).toContain('What it changed');
    expect(told).toContain('Duties: 1 due earlier');
    const log = textOf((await manager.get('/changes')).body);
    expect(log).toContain('Close of business by Morgan Ashdown');
    expect(log).toContain('17:00 (Kith’s safe default, not yet chosen) → 16:00');
    expect(textOf((await manager.get('/settings')).body)).toMatch(
      /Chosen: 1.*16:00Morgan Ashdown, Tuesday 17 November 2026, 17:42: The authority’s/,
    );
    const audit = (await auditOf(kith, home.providerId)).map(({ event, outcome }) => `${event} ${outcome}`);
    expect(audit).toContain('CHANGE_PROPOSED done');
    expect(audit).toContain('CHANGE_APPLIED done');
  });

  test('dropped, it changes nothing and cannot be applied any more', async () => {
    const manager = await as(home.manager);
    const check = await proposed(manager);
    expect((await sendForm(manager, check, { decision: 'drop' })).status).toBe(303);
    expect((await manager.post(check, { decision: 'apply' })).status).toBe(409);
    expect([await dueAtClose(), await chosen()]).toEqual([['2026-11-18T17:00:00.000Z'], []]);
    expect((await auditOf(kith, home.providerId)).map(({ event }) => event)).toContain('CHANGE_DROPPED');
  });

  test.each<[string, Fields, string]>([
    ['no time of day', { 'set-close-of-business': 'four' }, 'Enter a time of day, like 17:00'],
    ['no reason', { reason: '  ' }, 'Say why you choose this'],
    ['a reason without end', { reason: 'a'.repeat(2_001) }, 'Shorten this to 2000 characters'],
  ])('not with %s; the message stands at its field, and what was typed stays', async (_what, wrong, words) => {
    const manager = await as(home.manager);
    const sent = await sendForm(manager, CLOSE, { ...FOUR, ...wrong });
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain(words);
    const [field] = Object.keys(wrong);
    expect(sent.body).toContain(`href="#${field}"`);
    expect(sent.body).toContain(field === 'reason' ? 'value="16:00"' : 'shuts at four');
  });

  test('what stands already is no change; the safe default may be chosen outright', async () => {
    const manager = await as(home.manager);
    const same = { 'set-close-of-business': '17:00', reason: 'We checked: it is right.' };
    await sendForm(manager, await proposed(manager, same), { decision: 'apply' });
    expect(await chosen()).toMatchObject([{ value: '17:00' }]);
    kith.clock.pass(MINUTE);
    const sent = await sendForm(manager, CLOSE, same);
    expect([sent.status, textOf(sent.body)]).toEqual([
      422,
      expect.stringContaining('this is what stands now'),
    ]);
  });

  test.each(
    Object.entries(HOSTILE),
  )('hostile text (%s) is kept as sent and shown as text', async (_what, hostile) => {
    const manager = await as(home.manager);
    const sent = await sendForm(manager, CLOSE, { ...FOUR, reason: hostile });
    expect(sent.status).toBeLessThan(500);
    if (sent.status !== 303) return;
    const page = await manager.get(sent.location ?? '');
    expect(markupIn(page.body)).toEqual([]);
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.policy_change').select('reason').orderBy('proposed_at', 'desc').execute(),
    );
    expect(rows.map(({ reason }) => reason)).toContain(asKept(hostile));
  });
});

describe('ASVS 8.2.2: by those who answer for the home, and by nobody else', () => {
  test('other roles, and another home’s manager, find no such page', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const theirs = { role: 'registered-manager', givenName: 'Vic', homeId: elsewhere } as const;
    const other = await addPerson(kith.db, home.providerId, theirs);
    const check = await proposed(await as(home.manager));
    for (const personId of [home.worker, home.senior, home.socialWorker, other]) {
      const browser = await as(personId);
      expect((await browser.get(`${CLOSE}?home=${home.homeId}`)).status).toBe(404);
      expect((await browser.get(check)).status).toBe(404);
      browser.csrf ||= 'x';
      expect((await browser.post(check, { decision: 'apply' })).status).toBe(404);
    }
    expect(await chosen()).toEqual([]);
    const responsible = await as(home.responsible);
    expect((await responsible.get(check)).status).toBe(200);
  });

  test('a setting that no followed policy leaves open is not there', async () => {
    const manager = await as(home.manager);
    expect((await manager.get('/settings/training-interval-of-nobody')).status).toBe(404);
    expect((await manager.get('/settings/__proto__')).status).toBe(404);
  });
});

test('what was done before keeps the time that governed it', async () => {
  const worker = await as(home.worker);
  const rows = await asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.duty').select('duty_id').where('due_kind', '=', 'working-days').execute(),
  );
  const path = `/duties/${rows[0]?.duty_id}`;
  expect((await sendForm(worker, path, { outcome: 'done', how: 'phone', words: 'Told her.' })).status).toBe(
    303,
  );
  kith.clock.pass(DAY);
  const manager = await as(home.manager);
  await sendForm(manager, await proposed(manager), { decision: 'apply' });
  const kept = await asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .select(['due_at', 'closed_as'])
      .where('due_kind', '=', 'working-days')
      .execute(),
  );
  expect(kept.map((row) => [row.closed_as, new Date(row.due_at ?? 0).toISOString()])).toEqual([
    ['done', '2026-11-18T17:00:00.000Z'],
  ]);
});
