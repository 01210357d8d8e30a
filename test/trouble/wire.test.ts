import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_COOKIE } from '#slices/account/index.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import {
  addChild,
  addHome,
  addPerson,
  addSmallHome,
  markSetUp,
  type SmallHome,
} from '../harness/builders.ts';

/* What comes over the wire itself: slow, too long, said twice, or with headers that claim to be somebody. */

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
  home = await addSmallHome(kith.db);
});
afterAll(() => kith.close());

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
      socket.setTimeout(40_000, () => socket.destroy());
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
});

describe('headers that claim something', () => {
  const CLAIMS: Readonly<Record<string, string>> = {
    'x-original-url': '/children',
    'x-rewrite-url': '/children',
    'x-http-method-override': 'DELETE',
    'x-method-override': 'PUT',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '127.0.0.1',
    'x-real-ip': '127.0.0.1',
    forwarded: 'for=127.0.0.1;host=evil.example;proto=https',
    'x-user': 'admin',
    'x-remote-user': 'admin',
    authorization: 'Basic YWRtaW46YWRtaW4=',
    'x-provider-id': 'x',
    range: 'bytes=0-10',
    'if-none-match': '*',
    accept: 'application/json',
    'accept-encoding': 'x'.repeat(1_000),
    'accept-language': "cy,'; drop table kith.event; --",
    'user-agent': '<kith-probe onkithprobe=1>',
    referer: 'https://evil.example/',
  };

  test('ASVS 4.1.3: change nothing of what somebody may see, one by one and all at once', async () => {
    const { providerId } = home;
    const elsewhere = await addHome(kith.db, providerId, 'Birch Lodge');
    const theirs = await addChild(kith.db, providerId, {
      authorityId: home.authorityId,
      homeId: elsewhere,
      givenName: 'Qxwren',
    });
    const worker = await kith.signInAs({ providerId, personId: home.worker });
    const [page, plain] = [`/children/${theirs}`, await worker.get(`/children/${theirs}`)];
    expect(plain.status).toBe(404);
    for (const headers of [...Object.entries(CLAIMS).map(([name, value]) => ({ [name]: value })), CLAIMS]) {
      const names = Object.keys(headers).join();
      const own = await worker.get('/children', headers);
      expect([names, own.status]).toEqual([names, 200]);
      for (const word of ['Qxwren', 'evil.example', 'kith-probe']) expect(own.body).not.toContain(word);
      const answer = await worker.get(page, headers);
      expect([names, answer.status, answer.body]).toEqual([names, 404, plain.body]);
      expect((await kith.browser().get('/children', headers)).location).toMatch(/^[/]sign-in[?]next=/);
    }
    const there = await addPerson(kith.db, providerId, { role: 'support-worker', homeId: elsewhere });
    const seen = await (await kith.signInAs({ providerId, personId: there })).get(page);
    expect(seen.body).toContain('Qxwren');
  });

  test('another name of the host is not repeated anywhere, and leads nobody there', async () => {
    for (const path of ['/', '/sign-in', '/children', '/nowhere', '/assets/none']) {
      const answer = await kith.browser().get(path, { host: 'evil.example' });
      expect(answer.status).toBeLessThan(500);
      expect(`${answer.body}${JSON.stringify(answer.headers)}`).not.toContain('evil.example');
    }
  });

  test('a session in an address, a field or another cookie opens nothing', async () => {
    const worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
    const [name, value] = [SESSION_COOKIE, worker.cookies.get(SESSION_COOKIE) ?? ''];
    expect((await worker.get('/children')).status).toBe(200);
    const stranger = kith.browser();
    const tries = [`/children?${name}=${value}`, `/children;${name}=${value}`, `/children#${value}`];
    for (const path of tries) expect((await stranger.get(path)).status).not.toBe(200);
    stranger.cookies.set(name.replace('__Host-', ''), value);
    stranger.cookies.set('session', value);
    expect((await stranger.get('/children')).status).toBe(303);
    expect((await stranger.get('/children', { authorization: `Bearer ${value}` })).status).toBe(303);
  });
});
