import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { addAccount, PASSWORD, TOTP_SECRET } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Answer, Browser } from '../harness/browser.ts';
import { markSetUp } from '../harness/builders.ts';
import { addressOf, MOUNTED, OPEN_DOORS, partsOf } from '../harness/every-page.ts';
import { elementsOf } from '../harness/forms.ts';
import { addLivedIn, dutyTo, everythingOf, type LivedIn, realShelf } from '../harness/lived-in.ts';

/* What another site may have somebody’s browser do: send a form, frame a page, be led away from Kith. */

const EMAIL = 'away@larch.example';
let kith: TestApp;
let home: LivedIn;
let dutyId = '';
let manager: Browser;
let colleague: Browser;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  await markSetUp(kith.db);
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
  await addAccount(kith, { providerId: home.providerId, personId: home.senior }, EMAIL);
  manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');
  colleague = await kith.signInAs({ providerId: home.providerId, personId: home.worker }, 'managed');
});
afterAll(() => kith.close());

const FORMS = MOUNTED.filter(({ takesForms }) => takesForms);
const addressFor = (pattern: string): string => addressOf(pattern, partsOf(home, dutyId));
const FIELDS = { outcome: 'done', how: 'phone', words: 'Told.', end: 'end', found: 'end', reason: 'Told.' };

describe('a form that another site sends', () => {
  const ELSEWHERE: readonly (readonly [name: string, headers: Record<string, string>])[] = [
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling of this host', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['a page without an origin', { 'sec-fetch-site': '', origin: 'null' }],
  ];

  test.each(ELSEWHERE)('ASVS 3.5.1: from %s: refused at every form, nothing kept', async (_name, headers) => {
    const before = await everythingOf(kith, home.providerId);
    const answers: string[] = [];
    for (const path of [...FORMS.map(({ pattern }) => addressFor(pattern)), ...OPEN_DOORS]) {
      await manager.get('/account');
      const answer = await manager.post(path, { ...FIELDS, submission: randomUUID() }, headers);
      // A door without a form has nothing to send to.
      if (![403, 404].includes(answer.status)) answers.push(`${path} ${answer.status}`);
    }
    expect(answers).toEqual([]);
    expect(await everythingOf(kith, home.providerId)).toEqual(before);
  });

  test('ASVS 3.5.1: with no token, a made-up one or a colleague’s: acted on by no form', async () => {
    const before = await everythingOf(kith, home.providerId);
    await colleague.get('/account');
    const acted: string[] = [];
    for (const { pattern } of FORMS)
      for (const csrf of ['', 'x'.repeat(43), colleague.csrf]) {
        const path = addressFor(pattern);
        const answer = await manager.post(path, { ...FIELDS, submission: randomUUID(), csrf });
        if (![403, 404].includes(answer.status)) acted.push(`${path} ${answer.status}`);
      }
    expect(acted).toEqual([]);
    expect(await everythingOf(kith, home.providerId)).toEqual(before);
  });

  test('this is not blind: with its own token a form is acted on', async () => {
    await manager.get('/account');
    const sent = await manager.post('/people/new', { submission: randomUUID() });
    expect(sent.status).toBe(422);
  });
});

describe('a page of Kith inside another', () => {
  const noFrame = ({ headers }: Answer) =>
    String(headers['content-security-policy']).includes("frame-ancestors 'none'") &&
    headers['x-frame-options'] === 'DENY' &&
    headers['cross-origin-opener-policy'] === 'same-origin';

  test('ASVS 3.4.6: no page may be framed, whoever asks and whatever it answers', async () => {
    const framed: string[] = [];
    const paths = [...MOUNTED.map(({ pattern }) => addressFor(pattern)), ...OPEN_DOORS, '/', '/nowhere'];
    for (const browser of [manager, kith.browser()])
      for (const path of paths) if (!noFrame(await browser.get(path))) framed.push(path);
    expect(framed).toEqual([]);
  });
});

describe('an address that leads away', () => {
  const AWAY = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    'https:evil.example',
    '/%2f/evil.example',
    '/sign-in@evil.example',
  ] as const;
  const NAMES = ['next', 'at', 'back', 'to', 'return', 'returnTo', 'url', 'redirect', 'continue', 'from'];
  const leadsAway = (address: string): boolean =>
    new URL(address, 'http://localhost:3000/x').origin !== 'http://localhost:3000';

  test.each(AWAY)('ASVS 3.7.2: %s in any field of any page leads nowhere', async (away) => {
    const out: string[] = [];
    const look = (what: string, { body, location }: Answer) => {
      if (location !== undefined && leadsAway(location)) out.push(`${what} → ${location}`);
      for (const { tagName, attrs } of elementsOf(body))
        for (const { name, value } of attrs)
          if (['href', 'action', 'formaction', 'src'].includes(name) && value.includes('evil.example'))
            if (leadsAway(value)) out.push(`${what} has ${tagName} ${name}=${value}`);
    };
    const query = NAMES.map((name) => `${name}=${encodeURIComponent(away)}`).join('&');
    const fields = Object.fromEntries(NAMES.map((name) => [name, away]));
    const stranger = kith.browser();
    for (const path of [...OPEN_DOORS, '/', '/hide', '/prove', '/switch-person', '/account', '/children']) {
      look(`GET ${path}`, await manager.get(`${path}?${query}`));
      look(`GET ${path} by nobody`, await stranger.get(`${path}?${query}`));
      if (path.startsWith('/sign-out')) continue;
      look(`POST ${path} by nobody`, await stranger.post(`${path}?${query}`, fields));
    }
    expect(out).toEqual([]);
  });

  test.each(AWAY)('ASVS 3.7.2: %s is not where signing in, or proving oneself, leads', async (away) => {
    const next = `next=${encodeURIComponent(away)}`;
    const code = () => ({ code: currentCode(TOTP_SECRET, kith.clock.now()) });
    const browser = kith.browser();
    kith.clock.pass(HOUR);
    await browser.get(`/sign-in?${next}`);
    const half = await browser.post(`/sign-in?${next}`, { email: EMAIL, password: PASSWORD });
    expect(half.location).toMatch(/^[/]sign-in[/]code/);
    for (const at of [`/sign-in/code?${next}`, `/prove?${next}`]) {
      kith.clock.pass(MINUTE);
      await browser.get(at);
      const done = await browser.post(at, code());
      expect([at, done.status, leadsAway(done.location ?? '//nowhere.example')]).toEqual([at, 303, false]);
    }
    const back = await browser.get(`/sign-in?${next}`);
    expect(leadsAway(back.location ?? '/')).toBe(false);
  });
});
