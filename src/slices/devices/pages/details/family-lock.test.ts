import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addSmallHome, type SmallHome } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm } from '../../../../../test/harness/forms.ts';
import { adoptBoth, dutiesOf, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: SmallHome;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  await adoptBoth(kith, home.providerId);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});

const AT = { 'at-day': '21', 'at-month': '11', 'at-year': '2026', 'at-time': '17:30' };

/** Records a phone that was stopped; answers with everything that was written by then. */
async function stopPhone(fields: Fields = {}) {
  await worker.get('/record/stopped');
  await worker.post('/record/stopped', { ...AT, safe: 'yes', child: home.childId, what: 'phone', ...fields });
  return recordOf(kith, home.providerId);
}

/** Answers questions about an event on its page. */
async function sayOf(eventId: string | undefined, answers: Fields): Promise<void> {
  const path = `/children/${home.childId}/events/${eventId}/details`;
  const form = mainForm((await worker.get(path)).body, path);
  expect((await worker.post(path, form ? fieldsOf(form, answers) : {})).status).toBe(303);
}

/** Whether asking the parents about a limit is on hold, once per such duty. */
const held = async (eventId: string | undefined) =>
  (await dutiesOf(kith, home.providerId, eventId ?? ''))
    .filter((duty) => duty.recipient === 'parents')
    .map((duty) => duty.held);

const AGREED = {
  'fact-policeConsulted': 'yes',
  'fact-childrensServicesConsulted': 'yes',
  'fact-jointDecisionOnFamily': 'inform',
};

test('what was decided together, said of the concern, lifts the hold', async () => {
  const [restricted, concern] = await stopPhone({ worry: 'unknown-adult' });
  expect(await held(restricted?.event_id)).toEqual([true]);
  await sayOf(concern?.event_id, AGREED);
  expect(await held(restricted?.event_id)).toEqual([false]);
});

test('half of it lifts nothing, and a decision against telling keeps it held', async () => {
  const [restricted, concern] = await stopPhone({ worry: 'pictures' });
  await sayOf(concern?.event_id, { 'fact-policeConsulted': 'yes' });
  expect(await held(restricted?.event_id)).toEqual([true]);
  await sayOf(concern?.event_id, { ...AGREED, 'fact-jointDecisionOnFamily': 'do-not-inform' });
  expect(await held(restricted?.event_id)).toEqual([true]);
});

test('a concern recorded later holds what was recorded before, and its decision frees it', async () => {
  const [earlier] = await stopPhone();
  expect(await held(earlier?.event_id)).toEqual([false]);
  const written = await stopPhone({ what: 'internet', worry: 'unknown-adult' });
  expect(await held(earlier?.event_id)).toEqual([true]);
  await sayOf(written.at(-1)?.event_id, AGREED);
  expect(await held(earlier?.event_id)).toEqual([false]);
});

test('a worry that locks nothing holds nothing', async () => {
  const [earlier] = await stopPhone();
  await stopPhone({ what: 'internet', worry: 'bullying' });
  expect(await held(earlier?.event_id)).toEqual([false]);
});
