import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { SESSION_COOKIE } from '#slices/account/index.ts';
import {
  addAccount,
  auditOf,
  givePassword,
  PASSWORD,
  signIn,
  TOTP_SECRET,
} from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, markSetUp, type SmallHome } from '../../test/harness/builders.ts';

let kith: TestApp;
let home: SmallHome;
let count = 0;
let email = '';

beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  count += 1;
  email = `sam${count}@larch.example`;
  await addAccount(kith, { providerId: home.providerId, personId: home.worker }, email);
  // Far from the tests before, so that their failures and codes are out of the way.
  kith.clock.pass(HOUR);
});

const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);

describe('signing in', () => {
  test('ASVS 6.3.3: password, then code, then the page that was asked for', async () => {
    const browser = kith.browser();
    expect(await browser.get('/account')).toMatchObject({
      status: 303,
      location: '/sign-in?next=%2Faccount',
    });
    const page = await browser.open('/account');
    expect(page.body).toContain('action="/sign-in?next=%2Faccount"');
    const first = await browser.post('/sign-in?next=%2Faccount', { email, password: PASSWORD });
    expect(first).toMatchObject({ status: 303, location: '/sign-in/code?next=%2Faccount' });
    await browser.get('/sign-in/code?next=%2Faccount');
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    const second = await browser.post('/sign-in/code?next=%2Faccount', { code });
    expect(second).toMatchObject({ status: 303, location: '/account' });
    const account = await browser.get('/account');
    expect(account.status).toBe(200);
    expect(account.body).toContain('Sam Ashdown');
    expect(account.body).toContain(email);
    expect(await events()).toEqual(['SIGNED_IN', 'ACCOUNT_VIEWED']);
  });

  test('the address is found however its letters are written', async () => {
    expect(await givePassword(kith.browser(), ` ${email.toUpperCase()} `)).toMatchObject({
      location: '/sign-in/code',
    });
  });

  test('ASVS 7.2.4: every step has a session of its own, and the one before opens nothing', async () => {
    const browser = kith.browser();
    browser.cookies.set(SESSION_COOKIE, `${home.providerId}.${'x'.repeat(43)}`);
    await givePassword(browser, email);
    const halfWay = browser.cookies.get(SESSION_COOKIE);
    expect(halfWay).not.toContain('x'.repeat(43));
    await browser.get('/sign-in/code');
    await browser.post('/sign-in/code', { code: currentCode(TOTP_SECRET, kith.clock.now()) });
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(halfWay);
    const thief = kith.browser();
    thief.cookies.set(SESSION_COOKIE, halfWay ?? '');
    expect(await thief.get('/account')).toMatchObject({ location: '/sign-in?next=%2Faccount' });
  });

  test('half-way is not signed in', async () => {
    const browser = kith.browser();
    await givePassword(browser, email);
    expect(await browser.get('/account')).toMatchObject({ location: '/sign-in/code?next=%2Faccount' });
    kith.clock.pass(10 * MINUTE);
    expect(await browser.get('/sign-in/code')).toMatchObject({ location: '/sign-in' });
  });

  test('empty and misshapen fields are said at the form, and what was typed stays', async () => {
    const browser = kith.browser();
    await browser.get('/sign-in');
    const empty = await browser.post('/sign-in', { email: '', password: '' });
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('Enter your e-mail address');
    expect(empty.body).toContain('Enter your password');
    const odd = await browser.post('/sign-in', { email: 'sam at larch <b>', password: 'secret-typed-text' });
    expect(odd.body).toContain('Enter an e-mail address with an @');
    expect(odd.body).toContain('value="sam at larch &lt;b');
    expect(odd.body).not.toContain('secret-typed-text');
  });

  test('ASVS 6.3.8: a wrong password and an unknown address get the same page', async () => {
    const say = async (address: string) => {
      const browser = kith.browser();
      const answer = await givePassword(browser, address, 'not the right password');
      return {
        status: answer.status,
        body: answer.body
          .replaceAll(address, '…')
          .replaceAll(browser.csrf, '…')
          .replace(/challenge&quot;:&quot;[\w-]{43}/, '…')
          .replace(/name="sealed" value="k1\.[\w-]+"/, '…'),
      };
    };
    const known = await say(email);
    expect(known.status).toBe(422);
    expect(await say(`nobody${count}@larch.example`)).toEqual(known);
    expect(await auditOf(kith, home.providerId)).toMatchObject([
      { event: 'SIGN_IN_REFUSED', outcome: 'refused', person_id: home.worker, reason: 'password' },
    ]);
  });

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/sign-out',
    'javascript:alert(1)',
  ])('ASVS 3.7.2: never leads on to %s', async (next) => {
    const browser = kith.browser();
    const query = new URLSearchParams({ next }).toString();
    await browser.get(`/sign-in?${query}`);
    await browser.post(`/sign-in?${query}`, { email, password: PASSWORD });
    await browser.get(`/sign-in/code?${query}`);
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    expect(await browser.post(`/sign-in/code?${query}`, { code })).toMatchObject({
      status: 303,
      location: '/',
    });
  });
});

describe('the code', () => {
  test('ASVS 6.5.1: works once', async () => {
    await signIn(kith, kith.browser(), email);
    const again = await signIn(kith, kith.browser(), email);
    expect(again.status).toBe(422);
    expect(again.body).toContain('was used already');
    kith.clock.pass(30 * SECOND);
    expect(await signIn(kith, kith.browser(), email)).toMatchObject({ status: 303, location: '/' });
  });

  test('fits one step early or late, and no more', async () => {
    for (const [seconds, fits] of [
      [-60, false],
      [-30, true],
      [30, true],
      [60, false],
    ] as const) {
      kith.clock.pass(HOUR);
      const browser = kith.browser();
      await givePassword(browser, email);
      await browser.get('/sign-in/code');
      const code = currentCode(TOTP_SECRET, kith.clock.now() + seconds * SECOND);
      expect(await browser.post('/sign-in/code', { code }), `${seconds} s`).toMatchObject({
        status: fits ? 303 : 422,
      });
    }
  });

  test('a wrong one is refused and recorded; the sixth must wait', async () => {
    const browser = kith.browser();
    await givePassword(browser, email);
    await browser.get('/sign-in/code');
    for (let i = 0; i < 5; i += 1)
      expect((await browser.post('/sign-in/code', { code: '000000' })).status).toBe(422);
    const sixth = await browser.post('/sign-in/code', { code: currentCode(TOTP_SECRET, kith.clock.now()) });
    expect(sixth.status).toBe(429);
    expect(sixth.body).toContain('Wait 15 seconds');
    expect((await events()).filter((event) => event === 'SIGN_IN_REFUSED')).toHaveLength(5);
    kith.clock.pass(16 * SECOND);
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
  });
});

describe('the first sign-in', () => {
  test('sets up a code before anything else, and from then on asks for it', async () => {
    const first = `new${count}@larch.example`;
    await addAccount(kith, { providerId: home.providerId, personId: home.manager }, first, 'without codes');
    const browser = kith.browser();
    expect(await givePassword(browser, first)).toMatchObject({ location: '/sign-in/set-up-code' });
    const page = await browser.get('/sign-in/set-up-code');
    expect(page.body).toContain('<path d="M');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
    const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(await browser.get('/sign-in/code')).toMatchObject({ location: '/sign-in/set-up-code' });
    await browser.get('/sign-in/set-up-code');
    const wrong = await browser.post('/sign-in/set-up-code', { sealed, code: '123' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain(secret.slice(0, 4));
    const code = currentCode(secret, kith.clock.now());
    expect(await browser.post('/sign-in/set-up-code', { sealed, code })).toMatchObject({
      status: 303,
      location: '/',
    });
    expect((await browser.get('/account')).status).toBe(200);
    expect(await events()).toEqual(['SECOND_FACTOR_SET_UP', 'SIGNED_IN', 'ACCOUNT_VIEWED']);
    expect(await givePassword(kith.browser(), first)).toMatchObject({ location: '/sign-in/code' });
  });

  test('a secret that was made for another session sets up nothing', async () => {
    const first = `other${count}@larch.example`;
    await addAccount(kith, { providerId: home.providerId, personId: home.manager }, first, 'without codes');
    const [one, two] = [kith.browser(), kith.browser()];
    await givePassword(one, first);
    await givePassword(two, first);
    const page = await one.get('/sign-in/set-up-code');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
    const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    await two.get('/sign-in/set-up-code');
    const fields = { sealed, code: currentCode(secret, kith.clock.now()) };
    expect(await two.post('/sign-in/set-up-code', fields)).toMatchObject({
      location: '/sign-in/set-up-code',
    });
  });
});
