import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { openSignOn } from '#platform/sign-on/oidc.ts';
import { BROWSER_COOKIE, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount, auditOf, TOTP_SECRET } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { atProvider } from '../../test/harness/at-provider.ts';
import type { Answer, Browser } from '../../test/harness/browser.ts';
import { addSmallHome, asSystem, markSetUp, type SmallHome } from '../../test/harness/builders.ts';

/* A real OpenID provider on this machine; who signs in there, and how strongly, is what the test says. */

let kith: TestApp;
let home: SmallHome;
let email = '';
let server: Server;
let issuer = '';
const says = { subject: 'adele', acr: 'strong', amr: ['pwd', 'otp'] };

beforeAll(async () => {
  kith = await testApp({ now: new Date().toISOString() });
  await markSetUp(kith.db);
  server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'kith',
        client_secret: 'between the two of them alone',
        redirect_uris: ['http://localhost:3000/sign-in/sso/return'],
        post_logout_redirect_uris: ['http://localhost:3000/sign-in?left=yes'],
      },
    ],
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    acrValues: ['strong', 'weak'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: 'kith',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const login = { accountId: says.subject, acr: says.acr, amr: says.amr, remember: false };
      provider.interactionFinished(request, response, { login }).catch(() => response.end());
      return;
    }
    void callback(request, response);
  });
  const settings = {
    issuer,
    clientId: 'kith',
    clientSecret: 'between the two of them alone',
    name: 'Larch Care',
  };
  const signOn = openSignOn(
    { ...settings, acr: ['strong'], amr: ['otp', 'hwk'] },
    () => 'http://localhost:3000',
  );
  Object.assign(kith.deps, { signOn });
});
afterAll(async () => {
  await kith.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  email = `${randomUUID()}@larch.example`;
  await addAccount(kith, { providerId: home.providerId, personId: home.worker }, email);
  Object.assign(says, { subject: randomUUID(), acr: 'strong', amr: ['pwd', 'otp'] });
  kith.clock.set(Date.now());
});

const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;

/** Goes to the sign-on and comes back. */
async function signOn(browser: Browser, next = '/account', again = false): Promise<Answer> {
  const begun = await browser.get(
    `/sign-in/sso?next=${encodeURIComponent(next)}${again ? '&again=yes' : ''}`,
  );
  expect(begun.status).toBe(303);
  return browser.get(await atProvider(begun.location ?? ''));
}

/** Has the manager make a code to link with. */
async function linkCode(): Promise<string> {
  const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
  const at = `/people/${home.worker}/sign-on`;
  await manager.get(at);
  await manager.post(at, { sure: 'yes' });
  return /kith-code">([^<]+)</.exec((await manager.get(at)).body)?.[1] ?? '';
}

async function link(browser: Browser, code: string, address = email): Promise<Answer> {
  const page = await signOn(browser);
  const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  return browser.post('/sign-in/link', { sealed, code, email: address });
}

describe('single sign-on', () => {
  test('ASVS 6.8.1: is offered, links once by a manager’s code, and from then on by issuer and subject alone', async () => {
    expect((await kith.browser().get('/sign-in')).body).toContain('Sign in with Larch Care');
    const browser = kith.browser();
    expect(await link(browser, await linkCode())).toMatchObject({ status: 303, location: '/account' });
    expect(await isIn(browser)).toBe(true);
    const later = kith.browser();
    expect(await signOn(later)).toMatchObject({ status: 303, location: '/account' });
    expect((await later.get('/account')).body).toContain('Sam Ashdown');
    expect(await events()).toEqual(expect.arrayContaining(['LINK_CODE_MADE', 'SIGN_ON_LINKED', 'SIGNED_IN']));
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.sign_on_identity').select(['issuer', 'subject', 'person_id']).execute(),
    );
    expect(kept).toEqual([{ issuer, subject: says.subject, person_id: home.worker }]);
  });

  test('somebody whom nobody invited comes no further, whatever their address', async () => {
    const browser = kith.browser();
    const page = await signOn(browser);
    expect(page.body).toContain('Link your account, once');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect((await link(browser, 'AAAAA-AAAAA')).status).toBe(422);
    const code = await linkCode();
    expect((await link(browser, code, 'other@larch.example')).status).toBe(422);
    expect(await isIn(browser)).toBe(false);
  });

  test('a code works once, for a day, and for nobody’s second account', async () => {
    const code = await linkCode();
    expect((await link(kith.browser(), code)).status).toBe(303);
    says.subject = randomUUID();
    expect((await link(kith.browser(), code)).status).toBe(422);
    const another = await linkCode();
    kith.clock.pass(24 * HOUR);
    expect((await link(kith.browser(), another)).status).toBe(422);
  });

  test.each([
    ['acr', { acr: 'weak' }],
    ['amr', { amr: ['pwd'] }],
  ])('ASVS 6.8.4: an %s that is not strong enough: a code of Kith’s own is asked for', async (_claim, weak) => {
    await link(kith.browser(), await linkCode());
    Object.assign(says, weak);
    const browser = kith.browser();
    expect(await signOn(browser)).toMatchObject({ status: 303, location: '/sign-in/code?next=%2Faccount' });
    expect(await isIn(browser)).toBe(false);
    await browser.get('/sign-in/code?next=%2Faccount');
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    expect(await browser.post('/sign-in/code?next=%2Faccount', { code })).toMatchObject({
      location: '/account',
    });
    expect(await isIn(browser)).toBe(true);
  });

  test('ASVS 10.2.1: a return that this browser did not begin, or altered, signs nobody in', async () => {
    await link(kith.browser(), await linkCode());
    const begun = await kith.browser().get('/sign-in/sso');
    const back = await atProvider(begun.location ?? '');
    const victim = kith.browser();
    expect((await victim.get(back)).status).toBe(422);
    await victim.get('/sign-in/sso');
    expect((await victim.get(back)).status).toBe(422);
    const own = kith.browser();
    const mine = await atProvider((await own.get('/sign-in/sso')).location ?? '');
    expect((await own.get(mine.replace(/code=[^&]+/, 'code=made-up'))).status).toBe(422);
    expect((await own.get('/sign-in/sso/return?error=access_denied')).status).toBe(422);
    for (const each of [victim, own]) expect(each.cookies.has(SESSION_COOKIE)).toBe(false);
  });

  test('ASVS 10.5.1: what came back once is worth nothing a second time', async () => {
    await link(kith.browser(), await linkCode());
    const browser = kith.browser();
    const begun = await browser.get('/sign-in/sso');
    const kept = new Map(browser.cookies);
    const back = await atProvider(begun.location ?? '');
    expect((await browser.get(back)).status).toBe(303);
    const thief = kith.browser();
    for (const [name, value] of kept) if (name !== BROWSER_COOKIE) thief.cookies.set(name, value);
    expect((await thief.get(back)).status).toBe(422);
  });

  test('somebody else’s subject at the same issuer is somebody else', async () => {
    await link(kith.browser(), await linkCode());
    says.subject = `${says.subject}x`;
    const browser = kith.browser();
    expect((await signOn(browser)).body).toContain('Link your account, once');
  });

  test('ASVS 7.5.3: proves presence afresh by signing on again, as the same person, just now', async () => {
    await link(kith.browser(), await linkCode());
    const browser = kith.browser();
    await signOn(browser);
    kith.clock.pass(6 * MINUTE);
    const at = '/account/passkeys/new';
    const asked = await browser.open(at);
    expect(asked.body).toContain('Prove it with Larch Care');
    // The provider's clock is the machine's own: to Kith its proof would be six minutes old.
    kith.clock.set(Date.now());
    const session = browser.cookies.get(SESSION_COOKIE);
    expect(await signOn(browser, at, true)).toMatchObject({ status: 303, location: at });
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(session);
    kith.clock.pass(6 * MINUTE);
    expect((await signOn(browser, at, true)).status).toBe(422);
  });

  test('leaving leads on to the provider’s own way out', async () => {
    const browser = kith.browser();
    expect((await browser.get('/sign-in?left=yes')).body).toContain('Sign out of Larch Care too');
    const left = await browser.get('/sign-out/sso');
    expect(left.location).toMatch(new RegExp(`^${issuer}/session/end\\?`));
  });

  test('a provider that cannot be reached is said so, and the password still works', async () => {
    const nobody = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', name: 'Larch Care' };
    const { signOn: real } = kith.deps;
    Object.assign(kith.deps, {
      signOn: openSignOn({ ...nobody, acr: [], amr: [] }, () => 'http://localhost:3000'),
    });
    expect((await kith.browser().get('/sign-in/sso')).status).toBe(503);
    Object.assign(kith.deps, { signOn: real });
  });
});
