import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { restrictionById } from '#slices/devices/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

// Saturday 21 November 2026, 17:40 in London.
const NOW = '2026-11-21T17:40:00Z';

let kith: TestApp;
let home: LivedIn;
let senior: Browser;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  home = await addLivedIn(kith);
  kith.clock.set('2026-11-23T18:00:00Z');
  senior = await kith.signInAs({ providerId: home.providerId, personId: home.senior });
});

const path = () => `/restrictions/${home.restriction}`;
const stands = () =>
  asSystem(kith.db, home.providerId, (tx) => restrictionById(tx, home.providerId, home.restriction));
const NEXT = { 'next-day': '30', 'next-month': '11', 'next-year': '2026', 'next-time': '18:00' };
const LOOKED = {
  words: 'No message for two days.',
  childSaid: 'I would like it in the evening.',
  riskReduced: 'yes',
};

async function review(browser: Browser, changed: Fields) {
  const form = mainForm((await browser.get(path())).body, path());
  if (!form) throw new Error('the page has no form');
  return browser.post(path(), fieldsOf(form, { ...LOOKED, ...changed }));
}

test('says what, why, since when, who was told and who is late', async () => {
  const text = textOf((await senior.get(path())).body);
  expect(text).toContain('Phone and internet stopped');
  expect(text).toContain('Risk of significant harm');
  expect(text).toContain('In force since Saturday 21 November, 17:40.');
  expect(text).toContain('No end set');
  expect(text).toContain('Has not answered yet');
  expect(text).toMatch(/Tell Robin.s social worker.*Overdue by 1 day/);
});

describe('a review', () => {
  test('eases it, and what follows is shown', async () => {
    const sent = await review(senior, { outcome: 'reduce', ...NEXT });
    expect(sent.status).toBe(303);
    const reviewed = (await recordOf(kith, home.providerId)).at(-1);
    expect(reviewed).toMatchObject({
      type: 'access.restriction-reviewed',
      about_event_id: home.restriction,
      facts: { about: home.restriction, outcome: 'reduce', riskReduced: true },
    });
    expect(sent.location).toBe(`/children/${home.childId}/events/${reviewed?.event_id}`);
    expect(await stands()).toMatchObject({
      extent: 'reduced',
      eased: true,
      reviewAt: Date.parse('2026-11-30T18:00:00Z'),
      endedAt: null,
    });
    expect(textOf((await senior.get(sent.location ?? '')).body)).toContain('Placement Plan');
    const last = (await auditOf(kith, home.providerId)).findLast((entry) => entry.outcome === 'done');
    expect(last).toMatchObject({ event: 'RESTRICTION_REVIEWED', child_id: home.childId });
  });

  test('ends it: nothing is in force, the form is gone, the looking back stays', async () => {
    await review(senior, { outcome: 'end' });
    expect(await stands()).toMatchObject({ endedAt: Date.parse('2026-11-23T18:00:00Z') });
    const page = await senior.get(path());
    expect(mainForm(page.body, path())).toBeUndefined();
    expect(textOf(page.body)).toContain('Ended Monday 23 November, 18:00');
    expect(textOf(page.body)).toContain('I would like it in the evening.');
  });

  test('a correction of the review corrects what stands', async () => {
    const sent = await review(senior, { outcome: 'end' });
    const add = `${sent.location}/add`;
    const form = mainForm((await senior.get(add)).body, add);
    const right = { kind: 'right', words: 'We eased it, it did not end.', 'fact-outcome': 'reduce' };
    await senior.post(add, form ? fieldsOf(form, right) : {});
    expect(await stands()).toMatchObject({ endedAt: null, eased: true, extent: 'reduced' });
  });

  test.each<[string, Fields, string]>([
    ['no decision', {}, 'Say what was decided'],
    ['no next look', { outcome: 'continue' }, 'Enter the day when it is looked at again'],
    [
      'a next look that has passed',
      { outcome: 'continue', ...NEXT, 'next-day': '20' },
      'Enter a time to come',
    ],
    [
      'nothing of the child',
      { outcome: 'end', childSaid: ' ' },
      'Write what Robin thinks, or how you tried to hear it',
    ],
    ['no reason', { outcome: 'end', words: '' }, 'Write why, in a few words'],
    ['no word on the danger', { outcome: 'end', riskReduced: [] }, 'Say whether the danger has become less'],
    [
      'looked at before it began',
      { outcome: 'end', 'at-day': '20' },
      'Enter a time after the restriction began',
    ],
  ])('%s is sent back with what to do', async (_, fields, message) => {
    const answer = await review(senior, fields);
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain(message);
    expect((await stands())?.endedAt).toBeNull();
  });

  test('of two at once the second sees what the first decided', async () => {
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    const form = mainForm((await manager.get(path())).body, path());
    await review(senior, { outcome: 'reduce', ...NEXT });
    const late = await manager.post(
      path(),
      form ? fieldsOf(form, { ...LOOKED, words: 'I disagree.', outcome: 'end' }) : {},
    );
    expect(late.status).toBe(409);
    expect(textOf(late.body)).toContain('Noor Ashdown looked at this after you opened it');
    expect(late.body).toContain('I disagree.');
    const again = mainForm(late.body, path());
    expect((await manager.post(path(), again ? fieldsOf(again) : {})).status).toBe(303);
  });
});

test('a support worker reads and does not review; the social worker reads; others find nothing', async () => {
  const worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
  const page = await worker.get(path());
  expect(page.status).toBe(200);
  expect(mainForm(page.body, path())).toBeUndefined();
  expect((await worker.post(path(), { ...LOOKED, outcome: 'end', seen: '0' })).status).toBe(404);
  const socialWorker = await kith.signInAs({ providerId: home.providerId, personId: home.socialWorker });
  const read = await socialWorker.get(path());
  expect(read.status).toBe(200);
  expect(read.body).not.toContain('/duties/');
  const other = await addLivedIn(kith);
  expect((await worker.get(`/restrictions/${other.restriction}`)).status).toBe(404);
});
