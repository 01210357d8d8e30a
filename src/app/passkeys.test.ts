import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { BROWSER_COOKIE, browserCookieValue, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount, auditOf } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { addSmallHome, asSystem, markSetUp, type SmallHome } from '../../test/harness/builders.ts';
import { knowBrowser } from '../../test/harness/known-browser.ts';
import { addKey, askedBy, proveWithKey, signInWithKey } from '../../test/harness/passkeys.ts';
import { SoftKey } from '../../test/harness/soft-key.ts';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  await addAccount(kith, who('worker'), `${randomUUID()}@larch.example`);
  await addAccount(kith, who('senior'), `${randomUUID()}@larch.example`);
});

const who = (person: 'worker' | 'senior' | 'manager') => ({
  providerId: home.providerId,
  personId: home[person],
});
const as = (person: 'worker' | 'senior') => kith.signInAs(who(person));
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;
const keys = () =>
  asSystem(kith.db, home.providerId, (tx) => tx.selectFrom('kith.passkey').selectAll().execute());
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);
const refusals = async () =>
  (await auditOf(kith, home.providerId)).filter((e) => e.event === 'SIGN_IN_REFUSED').map((e) => e.reason);

/** Somebody with a key that they carry. */
async function withKey(person: 'worker' | 'senior' = 'worker'): Promise<SoftKey> {
  const key = new SoftKey();
  expect(await addKey(await as(person), key)).toMatchObject({ status: 303, location: '/account' });
  return key;
}

describe('signing in with a passkey', () => {
  test('ASVS 6.3.3: is both factors at once, in a session of its own', async () => {
    const key = await withKey();
    const browser = kith.browser();
    expect(await signInWithKey(browser, key)).toMatchObject({ status: 303, location: '/' });
    expect(await isIn(browser)).toBe(true);
    expect(await events()).toContain('SIGNED_IN');
    expect((await keys())[0]).toMatchObject({ last_used_at: kith.clock.now(), counter: key.counter });
  });

  test.each([
    ['another origin', { origin: 'http://localhost:4000' }, 'no-fit'],
    ['another address', { rpId: 'evil.example' }, 'no-fit'],
    ['another challenge', { challenge: 'x'.repeat(43) }, 'no-fit'],
    ['nobody verified', { userVerified: false }, 'no-fit'],
    ['a counter that went back', { counter: 1 }, 'no-fit'],
    ['inside a shared device', { attachment: 'platform' }, 'not-here'],
  ] as const)('ASVS 6.3.3: %s opens nothing and is recorded', async (_name, lie, why) => {
    const key = await withKey();
    const browser = kith.browser();
    const sent = await signInWithKey(browser, key, lie);
    expect(sent.status).toBe(422);
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect(await refusals()).toEqual([`passkey: ${why}`]);
  });

  test('ASVS 6.7.2: an answer that was used once is worth nothing, in this browser or another', async () => {
    const key = await withKey();
    const browser = kith.browser();
    const asked = askedBy(await browser.get('/sign-in'));
    const response = key.get(asked.options);
    const { csrf } = browser;
    const fields = { sealed: asked.sealed, response, csrf };
    expect((await browser.post('/sign-in/passkey', fields)).status).toBe(303);
    const again = await browser.post('/sign-in/passkey', fields);
    expect(again.status).toBe(422);
    const thief = kith.browser();
    await thief.get('/sign-in');
    const stolen = await thief.post('/sign-in/passkey', { sealed: asked.sealed, response });
    expect(stolen.status).toBe(422);
    expect(thief.cookies.has(SESSION_COOKIE)).toBe(false);
  });

  test('an answer replayed by itself, its counter set forward, is refused by the challenge alone', async () => {
    const key = await withKey();
    const browser = kith.browser();
    const asked = askedBy(await browser.get('/sign-in'));
    const { csrf } = browser;
    const send = () =>
      browser.post('/sign-in/passkey', { sealed: asked.sealed, response: key.get(asked.options), csrf });
    expect((await send()).status).toBe(303);
    const again = await send();
    expect(again.body).toContain('used already');
    expect(await refusals()).toEqual(['passkey: used']);
  });

  test('a page that stood open for an hour asks once more', async () => {
    const key = await withKey();
    const browser = kith.browser();
    const asked = askedBy(await browser.get('/sign-in'));
    kith.clock.pass(HOUR);
    const sent = await browser.post('/sign-in/passkey', {
      sealed: asked.sealed,
      response: key.get(asked.options),
    });
    expect(sent.body).toContain('Press the button once more');
  });

  test('one person’s key never signs in another, whatever handle it gives', async () => {
    const key = await withKey('worker');
    const other = await withKey('senior');
    const browser = kith.browser();
    expect((await signInWithKey(browser, key, { userHandle: other.userHandle })).status).toBe(422);
    const stranger = new SoftKey();
    stranger.userHandle = key.userHandle;
    expect((await signInWithKey(browser, stranger)).status).toBe(422);
    const unknown = await signInWithKey(browser, key, { userHandle: '' });
    expect(unknown.body).toContain('does not know this passkey');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
  });

  test('the same words for a key of another organisation, a removed one and none at all', async () => {
    const key = await withKey();
    const browser = await as('worker');
    const [kept] = await keys();
    const at = `/account/passkeys/${kept?.passkey_id}`;
    await browser.get(at);
    expect((await browser.post(at)).status).toBe(422);
    expect(await browser.post(at, { remove: 'remove' })).toMatchObject({ location: '/account' });
    expect((await browser.get('/account')).body).toContain('You have no passkey yet');
    expect((await browser.get(at)).status).toBe(404);
    expect((await signInWithKey(kith.browser(), key)).body).toContain('does not know this passkey');
    expect(await events()).toContain('PASSKEY_REMOVED');
  });

  test('a device’s own passkey works on the managed browser and is refused on the shared tablet', async () => {
    const inside = new SoftKey('platform');
    const managed = await as('worker');
    await knowBrowser(kith, home, managed, 'managed');
    await addKey(managed, inside);
    const laptop = kith.browser();
    laptop.cookies.set(BROWSER_COOKIE, managed.cookies.get(BROWSER_COOKIE) ?? '');
    expect((await signInWithKey(laptop, inside)).status).toBe(303);
    const tablet = kith.browser();
    await knowBrowser(kith, home, tablet, 'shared');
    const refused = await signInWithKey(tablet, inside);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('only a key that you carry, with its own PIN');
  });

  test('ASVS 7.3.1: the managed browser rests thirty minutes; a forged or foreign cookie rests ten', async () => {
    const key = await withKey();
    const lasts = async (browser: Browser) => {
      await signInWithKey(browser, key);
      kith.clock.pass(10 * MINUTE);
      return isIn(browser);
    };
    const managed = kith.browser();
    const known = await knowBrowser(kith, home, managed, 'managed');
    expect(await lasts(managed)).toBe(true);
    const forged = kith.browser();
    forged.cookies.set(BROWSER_COOKIE, browserCookieValue({ ...known, token: 'x'.repeat(43) }));
    expect(await lasts(forged)).toBe(false);
    const elsewhere = await addSmallHome(kith.db);
    const foreign = kith.browser();
    await knowBrowser(kith, elsewhere, foreign, 'managed');
    expect(await lasts(foreign)).toBe(false);
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"id":1}',
    '{"id":"a","rawId":"a","response":{}}',
    'x'.repeat(40_000),
  ])('what no passkey says (%s) is answered in words', async (response) => {
    const browser = kith.browser();
    const { sealed } = askedBy(await browser.get('/sign-in'));
    const sent = await browser.post('/sign-in/passkey', { sealed, response });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('There is a problem');
  });
});

describe('a fresh proof', () => {
  test('ASVS 7.2.4: by passkey gives a new cookie, and the old one opens nothing', async () => {
    const key = await withKey();
    const browser = await as('worker');
    kith.clock.pass(6 * MINUTE);
    const before = browser.cookies.get(SESSION_COOKIE) ?? '';
    const proved = await proveWithKey(browser, key, '/account/passkeys/new');
    expect(proved).toMatchObject({ status: 303, location: '/account/passkeys/new' });
    expect((await browser.get('/account/passkeys/new')).status).toBe(200);
    const thief = kith.browser();
    thief.cookies.set(SESSION_COOKIE, before);
    expect(await isIn(thief)).toBe(false);
    expect(await events()).toContain('PRESENCE_PROVED');
  });

  test('never by a colleague’s key', async () => {
    const colleagues = await withKey('senior');
    await withKey('worker');
    const browser = await as('worker');
    kith.clock.pass(6 * MINUTE);
    const sent = await proveWithKey(browser, colleagues, '/account/passkeys/new');
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('belongs to somebody else');
    expect((await browser.get('/account/passkeys/new')).status).toBe(303);
    expect(instant(kith.clock.now())).toBeGreaterThan(0);
  });
});
