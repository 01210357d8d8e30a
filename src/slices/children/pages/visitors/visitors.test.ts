import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';

let kith: TestApp;
let home: SmallHome;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T15:00:00Z' });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  worker = await as(home.worker);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const moment = (prefix: string, time: string): Fields => ({
  [`${prefix}-day`]: '21',
  [`${prefix}-month`]: '11',
  [`${prefix}-year`]: '2026',
  [`${prefix}-time`]: time,
});
const inspector = (): Fields => ({
  name: 'Osric Pennywhistle',
  capacity: 'Inspector',
  ...moment('came', '10:00'),
});
const visits = () =>
  asSystem(kith.db, home.providerId, (tx) => tx.selectFrom('kith.visit').selectAll().execute());

test('ENG-37.2: a visitor is written down once, with whom they came to see, and when they left', async () => {
  await worker.get('/visitors');
  const fields = { ...inspector(), child: home.childId, csrf: worker.csrf, submission: worker.submission };
  const answers = await Promise.all([1, 2, 3].map(() => worker.post('/visitors', fields)));
  expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
  const [visit, another] = await visits();
  expect(another).toBeUndefined();
  expect(textOf((await worker.get('/visitors')).body)).toContain('Osric PennywhistleInspectorto see Robin');
  const path = `/visitors/${visit?.visit_id}`;
  await worker.get(path);
  const early = await worker.post(path, moment('left', '09:59'));
  expect([early.status, early.body.includes('href="#left-day"')]).toEqual([422, true]);
  expect((await worker.post(path, moment('left', '11:30'))).status).toBe(303);
  const manager = await as(home.manager);
  const at = (time: string) => new URLSearchParams(moment('at', time) as Record<string, string>);
  expect(textOf((await manager.get(`/shifts/on-duty?${at('11:29')}`)).body)).toContain('Osric Pennywhistle');
  expect(textOf((await manager.get(`/shifts/on-duty?${at('11:30')}`)).body)).not.toContain(
    'Osric Pennywhistle',
  );
  const entry = { event: 'VISIT_WRITTEN', outcome: 'done', child_id: home.childId };
  expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
});

test.each<[string, Fields]>([
  ['name', { name: ' ' }],
  ['capacity', { capacity: 'x'.repeat(201) }],
  ['child', { child: 'nobody' }],
  ['came-time', moment('came', '15:01')],
])('%s told wrongly: nobody is written down', async (field, fields) => {
  await worker.get('/visitors');
  const sent = await worker.post('/visitors', { ...inspector(), ...fields });
  expect([sent.status, sent.body.includes(`href="#${field}"`)]).toEqual([422, true]);
  expect(await visits()).toEqual([]);
});

test('hostile names are kept and shown as words (ASVS 1.2.1)', async () => {
  for (const name of [HOSTILE['element'], HOSTILE['end of an attribute'], HOSTILE['entity']]) {
    await worker.get('/visitors');
    expect((await worker.post('/visitors', { ...inspector(), name: name ?? '' })).status).toBe(303);
  }
  expect(markupIn((await worker.get('/visitors')).body)).toEqual([]);
  expect((await visits()).map((each) => each.name)).toContain(HOSTILE['element']);
});

test('social workers see no visitors, and write none down (ASVS 8.2.2)', async () => {
  const socialWorker = await as(home.socialWorker);
  expect((await socialWorker.get('/visitors')).status).toBe(404);
  expect((await socialWorker.post('/visitors', { ...inspector(), submission: home.childId })).status).toBe(
    404,
  );
  expect(await visits()).toEqual([]);
});
