import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORM_LIMIT } from '#web/form-body.ts';
import { auditOf } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, type SmallHome } from '../../test/harness/builders.ts';
import { notePage } from '../../test/harness/note-page.tsx';
import { FORM_COOKIE } from './cookies.ts';
import { slices } from './slices.ts';

let kith: TestApp;
let home: SmallHome;
let other: SmallHome;
beforeAll(async () => {
  kith = await testApp({ slices: [...slices, { pages: [notePage] }] });
  home = await addSmallHome(kith.db);
  other = await addSmallHome(kith.db);
});
afterAll(() => kith.close());

const worker = () => kith.signInAs({ providerId: home.providerId, personId: home.worker });
const note = (childId: string = home.childId) => `/test/note/${childId}`;

describe('every answer', () => {
  test('ASVS 3.4.3, 14.3.2: carries the security headers, and is kept by nobody', async () => {
    const browser = await worker();
    for (const path of ['/', '/sign-in', '/account', note(), '/nowhere', '/health']) {
      const { headers } = await browser.get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';script-src 'self';img-src 'self';form-action 'self';" +
          "frame-ancestors 'none';base-uri 'none';report-uri /csp-report",
      );
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  test('ASVS 3.3.1: cookies are bound to this host, to https and to the server', async () => {
    const browser = kith.browser();
    const { headers } = await browser.get('/sign-in');
    expect(headers['set-cookie']).toMatch(
      /^__Host-kith-form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('no page has a script or a style of its own', async () => {
    const browser = await worker();
    for (const path of ['/sign-in', '/account', note(), '/nowhere']) {
      const { body } = await browser.get(path);
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    }
  });
});

describe('a form sent from elsewhere', () => {
  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '', origin: 'https://evil.example' },
  ])('ASVS 3.5.1: %o is refused before anybody looks at it', async (headers) => {
    const browser = await worker();
    await browser.get(note());
    const sent = await browser.post(note(), { note: 'x' }, headers);
    expect(sent.status).toBe(403);
    expect(sent.body).toContain('It was sent from another site');
    expect((await browser.post('/sign-in', {}, headers)).status).toBe(403);
  });

  test('without the session’s token it is shown again, not acted on', async () => {
    const browser = await worker();
    await browser.get(note());
    expect((await browser.post(note(), { note: 'x', csrf: '' })).status).toBe(403);
    expect((await browser.post(note(), { note: 'x', submission: 'not-a-key' })).status).toBe(403);
  });

  test('before signing in, the token must lie in the cookie too', async () => {
    const browser = kith.browser();
    await browser.get('/sign-in');
    browser.cookies.set(FORM_COOKIE, 'z'.repeat(43));
    const sent = await browser.post('/sign-in', { email: 'a@b', password: 'c' });
    expect(sent.status).toBe(403);
    expect(sent.body).toContain('was not opened here');
    const cookieless = kith.browser();
    expect((await cookieless.post('/sign-in', { email: 'a@b', password: 'c', csrf: '' })).status).toBe(403);
  });
});

describe('refused and absent', () => {
  test('ASVS 8.4.1: a child of another organisation, one that does not exist and no page at all look the same', async () => {
    const browser = await worker();
    const known = await browser.get(note());
    expect(known.status).toBe(200);
    const denied = await browser.get(note(other.childId));
    const absent = await browser.get(note('00000000-0000-4000-8000-00000000dead'));
    const misshapen = await browser.get(note('1'));
    const nowhere = await browser.get('/nowhere');
    expect(denied.status).toBe(404);
    expect(denied.body).toContain('Nothing at this address is open to you.');
    for (const answer of [absent, misshapen, nowhere]) {
      expect({ status: answer.status, body: answer.body }).toEqual({ status: 404, body: denied.body });
    }
    expect(await auditOf(kith, home.providerId)).toContainEqual(
      expect.objectContaining({
        event: 'RECORD_STARTED',
        outcome: 'refused',
        subject: { childId: other.childId },
      }),
    );
  });

  test('sending a form there is refused and recorded likewise', async () => {
    const browser = await worker();
    await browser.get(note());
    const sent = await browser.post(note(other.childId), { note: 'x' });
    expect(sent.status).toBe(404);
    expect(await auditOf(kith, home.providerId)).toContainEqual(
      expect.objectContaining({
        event: 'EVENT_RECORDED',
        outcome: 'refused',
        subject: { childId: other.childId },
      }),
    );
  });
});

describe('too much, and too odd', () => {
  test('ASVS 15.2.2: more than a form may hold is refused in words; a megabyte is not too much', async () => {
    const browser = await worker();
    await browser.get(note());
    const million = await browser.post(note(), { note: '😀'.repeat(250_000) });
    expect(million).toMatchObject({ status: 303, location: '/test/done' });
    await browser.get(note());
    const sent = await browser.post(note(), { note: 'x'.repeat(FORM_LIMIT) });
    expect(sent.status).toBe(413);
    expect(sent.body).toContain('Nothing was recorded. Go back, make the text shorter');
    const stranger = kith.browser();
    await stranger.get('/sign-in');
    expect((await stranger.post('/sign-in', { email: 'x'.repeat(100_000) })).status).toBe(413);
  });

  test('what is not a form is refused in words', async () => {
    const browser = await worker();
    for (const type of ['application/json', 'text/xml', 'multipart/form-data; boundary=x']) {
      const sent = await browser.post(note(), { note: 'x' }, { 'content-type': type });
      expect([400, 415]).toContain(sent.status);
      expect(sent.body).toContain('Kith cannot read that');
    }
  });

  test('an address that cannot be read is no fault of Kith', async () => {
    const answer = await (await worker()).get('/test/note/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain('FST_ERR');
  });
});

describe('a fault in Kith', () => {
  test('ASVS 16.5.1: shows a page without its words, keeps what was typed, and logs where it was', async () => {
    const browser = await worker();
    await browser.get(note());
    const { submission } = browser;
    const sent = await browser.post(note(), { note: 'boom' });
    expect(sent.status).toBe(500);
    expect(sent.body).toContain('This is a fault in Kith');
    expect(sent.body).toContain(`name="submission" value="${submission}"`);
    expect(sent.body).toContain('name="note" value="boom"');
    expect(sent.body).not.toMatch(/secret|Elmhirst|note-page|Error/);
    const line = kith.logged().find(({ msg }) => msg === 'a page failed');
    expect(JSON.stringify(line)).toContain('note-page');
  });
});

describe('the log', () => {
  test('ASVS 16.2.5: names the page’s pattern, and nobody', async () => {
    const browser = await worker();
    await browser.get(`${note()}?about=Robin`);
    await browser.post(note(), { note: 'Robin said so' });
    await browser.post('/sign-in', { email: 'robin@larch.example', password: 'ladder pigeon' });
    await browser.post('/csp-report', {}, { 'content-type': 'application/csp-report' });
    const answered = kith.logged().filter(({ msg }) => msg === 'answered');
    expect(answered).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/test/note/:childId', status: 200 }),
    );
    const all = JSON.stringify(kith.logged());
    for (const secret of ['Robin', 'robin', 'pigeon', 'boom', 'Elmhirst', home.childId, browser.csrf]) {
      expect(all).not.toContain(secret);
    }
  });

  test('gives every request an id of its own, whatever the sender says', async () => {
    const browser = await worker();
    await browser.get('/account', { 'request-id': 'chosen-by-me', 'x-request-id': 'chosen-by-me' });
    expect(JSON.stringify(kith.logged())).not.toContain('chosen-by-me');
    const ids = kith.logged().flatMap(({ request }) => (request ? [request] : []));
    expect(new Set(ids).size).toBeGreaterThan(10);
  });

  test('takes a browser’s report of something stopped, without its addresses', async () => {
    const report = {
      'effective-directive': 'script-src-elem',
      'blocked-uri': 'https://evil.example/?child=Robin',
    };
    const answer = await kith.app.inject({
      method: 'POST',
      url: '/csp-report',
      headers: { 'content-type': 'application/csp-report' },
      payload: JSON.stringify({ 'csp-report': report }),
    });
    expect(answer.statusCode).toBe(204);
    const line = kith.logged().find(({ directive }) => directive === 'script-src-elem');
    expect(line).toMatchObject({ blocked: 'elsewhere' });
    expect(JSON.stringify(line)).not.toContain('evil');
  });
});
