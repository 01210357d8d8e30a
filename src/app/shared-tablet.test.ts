import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { BROWSER_COOKIE, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount, auditOf, TOTP_SECRET } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { addSmallHome, markSetUp, type SmallHome } from '../../test/harness/builders.ts';
import { knowBrowser } from '../../test/harness/known-browser.ts';
import { notePage } from '../../test/harness/note-page.tsx';
import { addKey, askedBy, signInWithKey } from '../../test/harness/passkeys.ts';
import { SoftKey } from '../../test/harness/soft-key.ts';
import { slices } from './slices.ts';

const TYPED = 'Robin told me something at the front door.';

let kith: TestApp;
let home: SmallHome;
let keys: Record<'worker' | 'senior', SoftKey>;
beforeAll(async () => {
  kith = await testApp({ slices: [...slices, { pages: [notePage] }] });
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  keys = { worker: new SoftKey(), senior: new SoftKey() };
  for (const person of ['worker', 'senior'] as const) {
    const who = { providerId: home.providerId, personId: home[person] };
    await addAccount(kith, who, `${randomUUID()}@larch.example`);
    await addKey(await kith.signInAs(who), keys[person]);
  }
  kith.clock.pass(HOUR);
});

const note = () => `/test/note/${home.childId}`;
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);
const nameOf = async (browser: Browser) =>
  /Signed in as <\/span>([^<]*)</.exec((await browser.get('/children')).body)?.[1];
const draftsOf = (personId: SmallHome['worker']) =>
  withActor(kith.db, { ...systemContext(home.providerId), personId }, (tx) =>
    tx.selectFrom('kith.draft').selectAll().execute(),
  );

async function tablet(deviceClass: 'shared' | 'managed' = 'shared'): Promise<Browser> {
  const browser = kith.browser();
  await knowBrowser(kith, home, browser, deviceClass);
  return browser;
}

/** The next person takes over with their key. */
async function takeOver(browser: Browser, key: SoftKey, next = '/children') {
  const at = `/switch-person?next=${encodeURIComponent(next)}`;
  const { options, sealed } = askedBy(await browser.get(at));
  return browser.post(at, { sealed, response: key.get(options) });
}

/** Somebody comes back by a code alone. */
async function comeBack(
  browser: Browser,
  personId: string,
  code = currentCode(TOTP_SECRET, kith.clock.now()),
) {
  await browser.get('/switch-person?next=/children');
  return browser.post('/switch-person?next=/children', { person: personId, code });
}

const typed = (csrf: string) => ({ csrf, 'kith-typed-at': note(), note: TYPED });

describe('switching person', () => {
  test('is one answer by key, and coming back one code; each has a session of their own', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    const worker = browser.cookies.get(SESSION_COOKIE);
    expect(await takeOver(browser, keys.senior)).toMatchObject({ status: 303, location: '/children' });
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(worker);
    const page = await browser.get('/switch-person');
    expect(page.body).toContain(home.worker);
    expect(await comeBack(browser, home.worker)).toMatchObject({ status: 303, location: '/children' });
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(worker);
    expect(await nameOf(browser)).toContain('Sam');
    expect(await events()).toContain('SWITCHED_PERSON');
  });

  test('ASVS 7.2.4: the cookie of whoever was put aside opens nothing meanwhile', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    const thief = kith.browser();
    thief.cookies.set(SESSION_COOKIE, browser.cookies.get(SESSION_COOKIE) ?? '');
    expect((await thief.get('/children')).status).toBe(200);
    await takeOver(browser, keys.senior);
    expect((await thief.get('/children')).status).toBe(303);
  });

  test('a code opens only what was put aside here: not elsewhere, not for somebody who never was here', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await takeOver(browser, keys.senior);
    const elsewhere = await tablet();
    expect((await comeBack(elsewhere, home.worker)).status).toBe(422);
    expect((await comeBack(browser, home.manager)).status).toBe(422);
    expect((await comeBack(browser, home.worker, '000000')).status).toBe(422);
    const unknown = kith.browser();
    await unknown.get('/sign-in');
    expect((await unknown.post('/switch-person', { person: home.worker, code: '123456' })).status).toBe(422);
    const forged = kith.browser();
    const real = browser.cookies.get(BROWSER_COOKIE) ?? '';
    forged.cookies.set(BROWSER_COOKIE, `${real.slice(0, -43)}${'x'.repeat(43)}`);
    expect((await comeBack(forged, home.worker)).status).toBe(422);
  });

  test('ASVS 7.3.2: nothing is opened again after twelve hours', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    kith.clock.pass(12 * HOUR - 1);
    expect((await browser.get('/switch-person')).body).toContain(home.worker);
    kith.clock.pass(1);
    expect((await browser.get('/switch-person')).body).not.toContain(home.worker);
    expect((await comeBack(browser, home.worker)).status).toBe(422);
  });

  test('ASVS 7.4.2: a role that ended opens nothing again', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await takeOver(browser, keys.senior);
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    await manager.get(`/people/${home.worker}/leave`);
    await manager.post(`/people/${home.worker}/leave`, { when: 'now', reason: 'Left us today' });
    await comeBack(browser, home.worker);
    const answer = await browser.get('/children');
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('Robin');
  });
});

test('on a managed browser whoever was there is out', async () => {
  const browser = await tablet('managed');
  await signInWithKey(browser, keys.worker);
  await takeOver(browser, keys.senior);
  expect((await browser.get('/switch-person')).body).not.toContain(home.worker);
});

describe('a locked tablet', () => {
  test('ASVS 7.3.1: locks after ten minutes; one code opens it, with what was typed', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await browser.get(note());
    kith.clock.pass(10 * MINUTE);
    expect((await browser.post(note(), { note: TYPED })).location).toContain('kept=yes');
    await comeBack(browser, home.worker);
    expect((await browser.get(note())).body).toContain(TYPED);
  });

  test('what was typed is never the next person’s', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await browser.get(note());
    const { csrf } = browser;
    expect(await browser.post('/hide', typed(csrf))).toMatchObject({
      status: 303,
      location: `/hide?next=${encodeURIComponent(note())}`,
    });
    expect(await draftsOf(home.worker)).toMatchObject([{ form: note(), body: { note: TYPED } }]);
    await takeOver(browser, keys.senior, note());
    expect((await browser.get(note())).body).not.toContain('front door');
    expect(await draftsOf(home.senior)).toEqual([]);
    await comeBack(browser, home.worker);
    expect((await browser.get(note())).body).toContain(TYPED);
  });
});

describe('hiding the screen', () => {
  test('locks, shows nothing of anybody, and coming back asks for a proof', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    expect((await browser.get('/children')).body).toContain('action="/hide"');
    const hidden = await browser.post('/hide');
    const blank = await browser.get(hidden.location ?? '');
    expect(blank.status).toBe(200);
    expect(blank.body).not.toMatch(/Sam|Robin|kith-header|Ashdown/);
    expect((await browser.get('/children')).status).toBe(303);
    expect(await events()).toContain('SCREEN_HIDDEN');
    expect((await comeBack(browser, home.worker)).status).toBe(303);
    expect((await browser.get('/children')).status).toBe(200);
  });

  test('keeps no password, no code and nothing of a form that was not touched', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await browser.get(note());
    const { csrf } = browser;
    await browser.post('/hide', { csrf, 'kith-typed-at': note(), submission: randomUUID() });
    expect(await draftsOf(home.worker)).toEqual([]);
    await browser.post('/hide', { ...typed(csrf), password: 'x'.repeat(12), code: '123456' });
    expect(JSON.stringify(await draftsOf(home.worker))).not.toMatch(/xxxx|123456/);
  });

  test.each(['https://evil.example', '//evil.example', '/sign-out'])('never leads to %s', async (at) => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await browser.get(note());
    const { csrf } = browser;
    expect(await browser.post('/hide', { csrf, 'kith-typed-at': at, note: TYPED })).toMatchObject({
      location: '/hide',
    });
    expect(await draftsOf(home.worker)).toEqual([]);
  });

  test('is not done for a form that this session was not given', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    expect((await browser.post('/hide', { csrf: 'made-up' })).status).toBe(403);
    expect((await browser.get('/children')).status).toBe(200);
  });
});

describe('a manager says what a browser is used as', () => {
  test('at the browser itself; it counts from the next sign-in, and outlives signing out', async () => {
    const browser = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    await browser.get('/browsers');
    const said = await browser.post('/browsers', { name: 'Office laptop', class: 'managed' });
    expect(said).toMatchObject({ status: 303, location: '/browsers' });
    expect((await browser.get('/browsers')).body).toContain('Office laptop');
    await browser.post('/sign-out');
    await signInWithKey(browser, keys.worker);
    kith.clock.pass(29 * MINUTE);
    expect((await browser.get('/account')).body).toContain('Own device, locks after 30 minutes');
  });

  test('a stolen one is ended: everybody is out of it at once, and it is shared again', async () => {
    const browser = await tablet();
    await signInWithKey(browser, keys.worker);
    await takeOver(browser, keys.senior);
    const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
    const at = /href="(\/browsers\/[^"]+)"/.exec((await manager.get('/browsers')).body)?.[1] ?? '';
    await manager.get(at);
    expect((await manager.post(at)).status).toBe(422);
    expect((await manager.post(at, { end: 'end' })).status).toBe(303);
    expect((await browser.get('/children')).status).toBe(303);
    expect((await comeBack(browser, home.worker)).status).toBe(422);
    expect(await events()).toContain('BROWSER_ENDED');
  });

  test('nobody but a manager of the home, or who answers for the organisation', async () => {
    for (const personId of [home.worker, home.senior, home.socialWorker])
      expect((await (await kith.signInAs({ ...home, personId })).get('/browsers')).status).toBe(404);
  });
});
