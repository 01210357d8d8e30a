import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInContext } from '#app/context.ts';
import { HOUR, instant, SECOND } from '#kernel/instant.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { withActor } from '#platform/db/transaction.ts';
import { createCredential, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount, givePassword, PASSWORD, signIn, TOTP_SECRET } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { addSmallHome, asSystem, markSetUp, type SmallHome } from '../harness/builders.ts';

/* Somebody who guesses: sessions chosen beforehand, accounts told by time, one password on many accounts. */

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
  home = await addSmallHome(kith.db);
});
afterAll(() => kith.close());

describe('a session somebody else chose', () => {
  const account = { email: 'fixed@larch.example' };
  beforeAll(async () => {
    await addAccount(kith, { providerId: home.providerId, personId: home.worker }, account.email);
  });

  test('ASVS 7.2.4: a cookie set beforehand is never taken over by signing in', async () => {
    const planted = `${home.providerId}.${randomBytes(32).toString('base64url')}`;
    const browser = kith.browser();
    browser.cookies.set(SESSION_COOKIE, planted);
    const done = await signIn(kith, browser, account.email);
    expect(done.status).toBe(303);
    expect(browser.cookies.get(SESSION_COOKIE)).not.toBe(planted);
    const attacker = kith.browser();
    attacker.cookies.set(SESSION_COOKIE, planted);
    expect((await attacker.get('/home')).location).toMatch(/^\/sign-in/);
  });

  test('ASVS 7.2.4: a session that got half-way opens nothing after its owner went on in it', async () => {
    kith.clock.pass(HOUR);
    const browser = kith.browser();
    await givePassword(browser, account.email);
    const half = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(half).not.toBe('');
    kith.clock.pass(60_000);
    await browser.get('/sign-in/code');
    await browser.post('/sign-in/code', { code: currentCode(TOTP_SECRET, kith.clock.now()) });
    expect((await browser.get('/home')).status).toBe(200);
    const attacker = kith.browser();
    attacker.cookies.set(SESSION_COOKIE, half);
    expect((await attacker.get('/home')).status).toBe(303);
  });
});

test('ASVS 6.3.8: an address that nobody has costs as much work as one that somebody has', async () => {
  const email = 'costly@larch.example';
  const passwordHash = await hashPassword(PASSWORD);
  await asSystem(kith.db, home.providerId, (tx) =>
    createCredential(
      tx,
      { providerId: home.providerId, personId: home.senior, email, passwordHash },
      instant(kith.clock.now()),
    ),
  );
  /** Processor time of one attempt, all threads. */
  const work = async (address: string) => {
    kith.clock.pass(HOUR);
    const browser = kith.browser();
    await browser.get('/sign-in');
    const before = process.cpuUsage();
    const answer = await browser.post('/sign-in', { email: address, password: 'not this one' });
    const { user, system } = process.cpuUsage(before);
    expect(answer.status).toBe(422);
    return user + system;
  };
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const [there, absent]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i += 1) {
    there.push(await work(email));
    absent.push(await work(`nobody${i}@larch.example`));
  }
  // The hash is by far the most of it: without one an attempt takes a twentieth.
  expect(median(absent) / median(there)).toBeGreaterThan(0.6);
  expect(median(absent) / median(there)).toBeLessThan(1.7);
}, 240_000);

describe('one password tried on account after account', () => {
  const email = 'sprayed@larch.example';
  beforeAll(async () => {
    await addAccount(kith, { providerId: home.providerId, personId: home.manager }, email);
  });

  /** Three hundred failures of other accounts, from where the last one came. */
  const sprayFromHere = () =>
    withActor(kith.db, signInContext(null), (tx) =>
      sql`insert into kith.sign_in_attempt (account_hash, source_hash, at)
        select sha256(convert_to(n::text, 'UTF8')), (select source_hash from kith.sign_in_attempt order by at desc limit 1),
          ${new Date(kith.clock.now())}
        from generate_series(1, 300) n`.execute(tx),
    );

  test('ASVS 6.3.1: after some hundreds each further try waits, whichever the account, right or wrong', async () => {
    kith.clock.pass(HOUR);
    expect((await givePassword(kith.browser(), 'first@larch.example', 'Summer2026!!')).status).toBe(422);
    expect((await givePassword(kith.browser(), email)).status).toBe(303);
    await sprayFromHere();
    for (const [address, password] of [
      ['next@larch.example', 'Summer2026!!'],
      [email, PASSWORD],
    ] as const)
      expect((await givePassword(kith.browser(), address, password)).status).toBe(429);
    kith.clock.pass(SECOND);
    expect((await givePassword(kith.browser(), email)).status).toBe(303);
  });
});
