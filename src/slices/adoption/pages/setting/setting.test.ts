import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { MINUTE } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const REVIEW = '/settings/review-interval-restrictions';
const THREE_DAYS = { 'set-review-interval-restrictions': 'P3D', reason: 'A week was too long for Robin.' };

describe('a setting is changed', () => {
  test('one change, end to end', async () => {
    const manager = await as(home.manager);
    const list = textOf((await manager.get('/settings')).body);
    expect(list).toContain('Still to choose');
    const sent = await sendForm(manager, REVIEW, THREE_DAYS);
    expect([sent.status, textOf(sent.body)]).toEqual([303, '']);
    const check = sent.location ?? '';
    const text = textOf((await manager.get(check)).body);
    console.log(text);
    const applied = await sendForm(manager, check, { decision: 'apply' });
    expect([applied.status, textOf(applied.body).slice(0, 500)]).toEqual([303, '']);
    console.log(textOf((await manager.get(applied.location ?? '')).body));
    console.log(textOf((await manager.get('/settings')).body).slice(0, 3000));
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.policy_effect').selectAll().execute(),
    );
    console.log(rows.length);
    expect((await auditOf(kith, home.providerId)).map((e) => e.event)).toContain('CHANGE_APPLIED');
  });
});
