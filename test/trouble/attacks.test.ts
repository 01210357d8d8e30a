import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, instant } from '#kernel/instant.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import { createCredential, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount, givePassword, PASSWORD, signIn } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { asSystem, markSetUp } from '../harness/builders.ts';
import { addressOf, MOUNTED, OPEN_DOORS, partsOf } from '../harness/every-page.ts';
import { fieldsOf, mainForm, sendForm } from '../harness/forms.ts';
import { HOSTILE, markupIn } from '../harness/hostile.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
let dutyId = '';
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  await markSetUp(kith.db);
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
});
afterAll(() => kith.close());

const manager = (): Promise<Browser> =>
  kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');

/** Forms that keep people, rights and choices; those that add to the record are walked in hostile-text.test.ts. */
const OTHER_FORMS = MOUNTED.filter(({ takesForms, records }) => takesForms && !records).map(
  ({ pattern }) => pattern,
);

describe.each(OTHER_FORMS)('%s', (pattern) => {
  test('ASVS 1.2.1, 2.2.1: hostile text in every field: no fault, no markup', async () => {
    const parts = partsOf(home, dutyId);
    const url = addressOf(pattern, parts);
    for (const [name, text] of Object.entries(HOSTILE)) {
      const browser = await manager();
      const page = await browser.get(url);
      const form = mainForm(page.body, url);
      if (!form) return;
      const named = form.controls.filter(({ name: each }) => !['csrf', 'submission'].includes(each));
      const all = Object.fromEntries(named.map((each) => [each.name, text]));
      const words = Object.fromEntries(
        named.filter(({ kind }) => kind === 'text').map((each) => [each.name, text]),
      );
      for (const fields of [all, words]) {
        const answer = await browser.post(
          form.action,
          fieldsOf(form, { ...fields, submission: randomUUID() }),
        );
        expect(answer.status, `${name} at ${url}`).toBeLessThan(500);
        expect(markupIn(answer.body), `${name} at ${url}`).toEqual([]);
        if (answer.location) expect(answer.location).toMatch(/^\/(?!\/)/);
      }
    }
  });

  test('ASVS 15.3.6: names that reach for a prototype reach nothing', async () => {
    const browser = await manager();
    const url = addressOf(pattern, partsOf(home, dutyId));
    await browser.get(url);
    const names = [
      '__proto__',
      '__proto__[polluted]',
      'constructor[prototype][polluted]',
      'constructor',
      'toString',
    ];
    const query = names.map((name) => `${encodeURIComponent(name)}=yes`).join('&');
    const fields = Object.fromEntries(names.map((name) => [name, 'yes']));
    expect((await browser.get(`${url}?${query}`)).status).toBeLessThan(500);
    expect((await browser.post(url, fields)).status).toBeLessThan(500);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('fields that a form does not have', () => {
  test('ASVS 15.3.3: neither another organisation, nor a home, id or role of the sender’s choosing', async () => {
    const other = await addLivedIn(kith);
    const browser = await manager();
    const personId = randomUUID();
    const sent = await sendForm(browser, '/people/new', {
      'given-name': 'Ruth',
      'family-name': 'Vane',
      role: 'support-worker',
      phone: '01632 960077',
      email: 'ruth@larch.example',
      password: PASSWORD,
      personId,
      person_id: personId,
      providerId: other.providerId,
      provider_id: other.providerId,
      homeId: other.homeId,
      home: other.homeId,
      roles: 'responsible-individual',
      held_from: '2001-01-01',
    });
    expect(sent.status).toBe(303);
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .selectFrom('kith.role_held as r')
        .innerJoin('kith.person as p', 'p.person_id', 'r.person_id')
        .select(['r.role', 'r.home_id', 'r.person_id', 'r.held_from'])
        .where('p.given_name', '=', 'Ruth')
        .execute(),
    );
    expect(rows).toMatchObject([{ role: 'support-worker', home_id: home.homeId, held_from: '2026-11-21' }]);
    expect(rows[0]?.person_id).not.toBe(personId);
  });
});

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
    const { currentCode } = await import('#platform/crypto/totp.ts');
    const { TOTP_SECRET } = await import('../harness/accounts.ts');
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
});

describe('on the wire', () => {
  let port = 0;
  beforeAll(async () => {
    await kith.app.listen({ port: 0, host: '127.0.0.1' });
    const address = kith.app.server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  const speak = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text));
      let heard = '';
      socket.setTimeout(5_000, () => socket.destroy());
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1');
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(heard));
    });
  const HEAD = 'host: localhost:3000\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n';

  test('ASVS 15.2.2: two hundred slow senders hold nobody up, and none is waited for longer than a minute', async () => {
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `POST /sign-in HTTP/1.1\r\n${HEAD}content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000\r\n\r\nemail=`,
      );
      return socket;
    });
    try {
      const answer = await speak(`GET /sign-in HTTP/1.1\r\n${HEAD}\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 200/);
      expect(kith.app.server.requestTimeout).toBeGreaterThan(0);
      expect(kith.app.server.requestTimeout).toBeLessThanOrEqual(60_000);
      expect(kith.app.server.headersTimeout).toBeLessThanOrEqual(60_000);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });

  test('ASVS 4.2.1: a request whose length is said twice or in two ways is refused', async () => {
    const post = (lines: string) =>
      `POST /sign-in HTTP/1.1\r\n${HEAD}content-type: application/x-www-form-urlencoded\r\n${lines}\r\n`;
    for (const lines of [
      'content-length: 5\r\ntransfer-encoding: chunked\r\n',
      'content-length: 5\r\ncontent-length: 6\r\n',
      'transfer-encoding: chunked, identity\r\n',
      'content-length: -1\r\n',
    ]) {
      const answer = await speak(`${post(lines)}0\r\n\r\nGET /home HTTP/1.1\r\n${HEAD}\r\n`);
      expect([lines, answer.split(' ')[1]]).toEqual([lines, '400']);
    }
  });

  test('a header or an address of a hundred thousand letters is refused, and a line break in one is none', async () => {
    const long = 'x'.repeat(100_000);
    expect(await speak(`GET /${long} HTTP/1.1\r\n${HEAD}\r\n`)).toMatch(/^HTTP\/1\.1 (414|431)/);
    expect(await speak(`GET /sign-in HTTP/1.1\r\n${HEAD}x-a: ${long}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    const split = await speak(`GET /sign-in?next=%0d%0aset-cookie:%20a=b HTTP/1.1\r\n${HEAD}\r\n`);
    expect(split.slice(0, split.indexOf('\r\n\r\n'))).not.toMatch(/\r\nset-cookie: a=b/i);
  });

  test('ASVS 4.1.3: what a stranger says of where they come from is not believed', async () => {
    const answer = await speak(
      `GET /sign-in HTTP/1.1\r\n${HEAD}x-forwarded-host: evil.example\r\nx-forwarded-for: 10.0.0.1\r\nx-forwarded-proto: http\r\n\r\n`,
    );
    expect(answer).not.toContain('evil.example');
  });

  test('doors that need nobody signed in are there', () => {
    expect(OPEN_DOORS.length).toBeGreaterThan(3);
  });
});
