import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { setSetting } from '../../../../../test/harness/builders.ts';
import { type EmergencyWorld, emergencyWorld, WHY } from '../../../../../test/harness/emergency.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

// Friday 20 November 2026, 22:00 in London: the next working day is Monday.
const NOW = '2026-11-20T22:00:00Z';
let kith: TestApp;
let world: EmergencyWorld;
let browser: Browser;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  world = await emergencyWorld(kith);
  browser = await world.as(world.holder);
});

describe('opening a record in an emergency', () => {
  test('needs a reason from the list and words; then the record can be read, and says until when', async () => {
    const { home, path, open, rows } = world;
    expect((await browser.get(`/children/${home.childId}`)).status).toBe(404);
    const empty = await sendForm(browser, path, { reason: [], words: ' ' });
    expect(empty.status).toBe(422);
    expect(textOf(empty.body)).toContain('Choose why you need this record now');
    expect(textOf(empty.body)).toContain('Write what is happening, in a few words');
    expect(await rows()).toEqual([]);
    const sent = await open(browser);
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
    const { path } = world;
    const here = await browser.get(path);
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
    const { home, holder, as, open, rows } = world;
    await open(browser);
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
    await open(browser);
    const [, second] = (await rows()).toSorted((a, b) => a.opened_at - b.opened_at);
    expect((second?.ends_at ?? 0) - (second?.opened_at ?? 0)).toBe(HOUR);
  });

  test('pressed twice it is opened once', async () => {
    const { path, rows } = world;
    const form = mainForm((await browser.get(path)).body, path);
    if (!form) throw new Error('no form');
    const fields = fieldsOf(form, WHY);
    const answers = await Promise.all([browser.post(path, fields), browser.post(path, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await rows()).toHaveLength(1);
  });

  test('is found by exact name and birthday alone; a near miss finds nobody and is written down', async () => {
    const { home, path } = world;
    const seek = (fields: object) =>
      sendForm(browser, '/emergency-access', {
        'given-name': 'robin',
        'family-name': 'Elmhirst',
        'born-day': '14',
        'born-month': '5',
        'born-year': '2012',
        ...fields,
      });
    expect((await seek({})).location).toBe(path);
    const miss = await seek({ 'born-day': '15' });
    expect(miss.status).toBe(422);
    expect(miss.body).not.toContain(home.childId);
    expect((await seek({ 'family-name': 'Elm%' })).status).toBe(422);
  });

  test('is for the staff of the homes: nobody outside, no visitor, and another organisation’s child is not there', async () => {
    const { home, as, path } = world;
    for (const who of [home.socialWorker, home.responsible, home.visitor])
      expect((await (await as(who)).get(path)).status).toBe(404);
    const stranger = await addLivedIn(kith);
    const sent = await sendForm(browser, `/children/${stranger.childId}/emergency-access`, WHY);
    expect(sent.status).toBe(422);
    expect(sent.body).not.toContain('Robin');
  });
});

describe('those who answer for the child are told at once', () => {
  test('the manager on their own page, the social worker among their notices; no colleague', async () => {
    const { home, as, open } = world;
    await open(browser);
    expect(textOf((await (await as(home.manager)).get('/home')).body)).toContain(
      'Toni Ashdown opened Robin E’s record',
    );
    const notices = textOf((await (await as(home.socialWorker)).get('/notices')).body);
    expect(notices).toContain('Toni Ashdown opened Robin’s record');
    expect(notices).toContain('He rang from the bridge.');
    expect(textOf((await (await as(home.worker)).get('/home')).body)).not.toContain('Toni');
  });
});
