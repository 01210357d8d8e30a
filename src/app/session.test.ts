import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { SESSION_COOKIE } from '#slices/account/index.ts';
import { auditOf } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { addPerson, addSmallHome, asSystem, type SmallHome } from '../../test/harness/builders.ts';
import { notePage } from '../../test/harness/note-page.tsx';
import { slices } from './slices.ts';

const TYPED = 'Handed over at the front door & “kept” <safe>';
const KEPT = 'Handed over at the front door &amp; “kept” &lt;safe';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp({ slices: [...slices, { pages: [notePage] }] });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
});

const as = (personId: SmallHome['worker'], device: 'shared' | 'managed' = 'shared') =>
  kith.signInAs({ providerId: home.providerId, personId }, device);
const note = () => `/test/note/${home.childId}`;
/** The drafts of one person: nobody else, Kith's own jobs included, can read them. */
const draftsOf = (personId: SmallHome['worker']) =>
  withActor(kith.db, { ...systemContext(home.providerId), personId }, (tx) =>
    tx.selectFrom('kith.draft').selectAll().execute(),
  );
const isIn = async (browser: Browser) => (await browser.get('/account')).status === 200;

describe('how long a session lasts', () => {
  test.each([
    ['shared', 10],
    ['managed', 30],
  ] as const)('ASVS 7.3.1: on a %s device it locks after %i minutes at rest', async (device, minutes) => {
    const browser = await as(home.worker, device);
    for (let i = 0; i < 3; i += 1) {
      kith.clock.pass(minutes * MINUTE - 1);
      expect(await isIn(browser)).toBe(true);
    }
    kith.clock.pass(minutes * MINUTE);
    expect(await isIn(browser)).toBe(false);
  });

  test('being used is noted at most once a minute', async () => {
    const browser = await as(home.worker);
    const seen = () =>
      asSystem(kith.db, home.providerId, (tx) =>
        tx.selectFrom('kith.session').select('last_seen_at').executeTakeFirstOrThrow(),
      );
    const start = kith.clock.now();
    kith.clock.pass(MINUTE - 1);
    await browser.get('/account');
    expect((await seen()).last_seen_at).toBe(start);
    kith.clock.pass(1);
    await browser.get('/account');
    expect((await seen()).last_seen_at).toBe(start + MINUTE);
  });

  test('ASVS 7.3.2: it ends after twelve hours, however busy', async () => {
    const browser = await as(home.worker);
    const start = kith.clock.now();
    while (kith.clock.now() + 9 * MINUTE < start + 12 * HOUR) {
      kith.clock.pass(9 * MINUTE);
      expect(await isIn(browser)).toBe(true);
    }
    kith.clock.set(start + 12 * HOUR);
    expect(await isIn(browser)).toBe(false);
  });

  test('it opens nothing once the last role has ended', async () => {
    const person = { role: 'support-worker', homeId: home.homeId, to: '2026-01-31' } as const;
    const former = await addPerson(kith.db, home.providerId, person);
    const answer = await (await as(former)).get('/account');
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('You hold no role in Kith today');
  });
});

describe('a cookie', () => {
  const tryCookie = async (value: string) => {
    const browser = kith.browser();
    browser.cookies.set(SESSION_COOKIE, value);
    return (await browser.get('/account')).location;
  };

  test('ASVS 7.2.2: that was made up, altered or given to another organisation opens nothing', async () => {
    const browser = await as(home.worker);
    const real = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(await tryCookie(real)).toBeUndefined();
    const other = await addSmallHome(kith.db);
    const token = real.split('.')[1] ?? '';
    const last = token.endsWith('A') ? 'B' : 'A';
    for (const forged of [
      `${home.providerId}.${token.slice(0, -1)}${last}`,
      `${other.providerId}.${token}`,
      `${home.providerId}.`,
      token,
      `${home.providerId}.${token}' or 1=1 --`,
      '\u0000',
    ]) {
      expect([forged, await tryCookie(encodeURIComponent(forged))]).toEqual([
        forged,
        '/sign-in?next=%2Faccount',
      ]);
    }
  });

  test('the database holds its digest alone', async () => {
    const browser = await as(home.worker);
    const token = (browser.cookies.get(SESSION_COOKIE) ?? '').split('.')[1] ?? '';
    const rows = await asSystem(kith.db, home.providerId, (tx) =>
      tx.selectFrom('kith.session').selectAll().execute(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
  });
});

describe('a session that ends half-way through a form', () => {
  test('keeps what was typed, and shows it again to the same person after signing in', async () => {
    const before = await as(home.worker);
    await before.get(note());
    kith.clock.pass(11 * MINUTE);
    const sent = await before.post(note(), { note: TYPED });
    expect(sent.status).toBe(303);
    expect(sent.location).toBe(`/sign-in?next=${encodeURIComponent(note())}&kept=yes`);
    expect(await draftsOf(home.worker)).toHaveLength(1);
    expect((await before.open(sent.location ?? '')).body).toContain('What you typed is kept for you alone');

    const after = await as(home.worker);
    const page = await after.get(note());
    expect(page.body).toContain(KEPT);
    expect(await after.post(note(), { note: TYPED })).toMatchObject({ status: 303, location: '/test/done' });
    expect(await draftsOf(home.worker)).toEqual([]);
    expect((await after.get(note())).body).not.toContain(KEPT);
  });

  test('the next person sees nothing of it, on the same tablet or on another', async () => {
    const before = await as(home.worker);
    await before.get(note());
    kith.clock.pass(11 * MINUTE);
    await before.post(note(), { note: TYPED });
    for (const other of [home.senior, home.manager]) {
      const next = await as(other);
      expect((await next.get(note())).body).not.toContain('front door');
    }
    expect(await draftsOf(home.worker)).toHaveLength(1);
    expect(await draftsOf(home.senior)).toEqual([]);
  });

  test('nothing is kept for a form that this session was not given', async () => {
    const before = await as(home.worker);
    await before.get(note());
    kith.clock.pass(11 * MINUTE);
    await before.post(note(), { note: TYPED, csrf: 'made-up' });
    expect(await draftsOf(home.worker)).toEqual([]);
  });

  test('a form left open by somebody else is kept for them, shown empty, and never acted on', async () => {
    const before = await as(home.worker);
    await before.get(note());
    const { csrf, submission } = before;
    const next = await as(home.senior);
    const sent = await next.post(note(), { note: TYPED, csrf, submission });
    expect(sent.status).toBe(403);
    expect(sent.body).toContain('Somebody else opened this form');
    expect(sent.body).not.toContain('front door');
    expect((await auditOf(kith, home.providerId)).map(({ event }) => event)).not.toContain('EVENT_RECORDED');
    expect((await (await as(home.worker)).get(note())).body).toContain(KEPT);
  });

  test('one’s own form from an earlier session is shown again with what was typed, and never acted on', async () => {
    const before = await as(home.worker);
    await before.get(note());
    const { csrf, submission } = before;
    const later = await as(home.worker);
    const sent = await later.post(note(), { note: TYPED, csrf, submission });
    expect(sent.status).toBe(403);
    expect(sent.body).toContain(KEPT);
    expect(sent.body).toContain('Nothing was recorded. Check it and send it again.');
    expect(later.csrf).not.toBe(csrf);
    expect(await later.post(note(), { note: TYPED })).toMatchObject({ status: 303, location: '/test/done' });
  });
});

describe('leaving', () => {
  test.each([
    ['/sign-out', 'SIGNED_OUT', '/sign-in?left=yes'],
    ['/switch-person', 'SWITCHED_PERSON', '/sign-in?switched=yes'],
  ])('ASVS 7.4.1: %s ends the session and clears the browser', async (path, event, location) => {
    const browser = await as(home.worker);
    const cookie = browser.cookies.get(SESSION_COOKIE) ?? '';
    await browser.get(path);
    const left = await browser.post(path);
    expect(left).toMatchObject({ status: 303, location });
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    const again = kith.browser();
    again.cookies.set(SESSION_COOKIE, cookie);
    expect(await isIn(again)).toBe(false);
    expect((await auditOf(kith, home.providerId)).map((entry) => entry.event)).toEqual([event]);
  });

  test('is not done for a form that this session was not given', async () => {
    const browser = await as(home.worker);
    expect((await browser.post('/sign-out', { csrf: 'made-up' })).status).toBe(403);
    expect(await isIn(browser)).toBe(true);
  });

  test('the button on every page does it', async () => {
    const browser = await as(home.worker);
    expect((await browser.get('/account')).body).toContain('action="/sign-out"');
    expect((await browser.post('/sign-out')).location).toBe('/sign-in?left=yes');
  });

  test('a session that has locked by itself is simply left', async () => {
    const browser = await as(home.worker);
    kith.clock.pass(HOUR);
    expect((await browser.post('/sign-out')).location).toBe('/sign-in?left=yes');
    expect(await auditOf(kith, home.providerId)).toEqual([]);
  });
});
