import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { restrictionById } from '#slices/devices/index.ts';
import type { AnyPage, Page } from '#web/page.ts';
import { addAccount, auditOf, TOTP_SECRET } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { asSystem } from '../../test/harness/builders.ts';
import { fieldsOf, mainForm } from '../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordOf } from '../../test/harness/lived-in.ts';
import { slices } from './slices.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  await addAccount(
    kith,
    { providerId: home.providerId, personId: home.manager },
    `${randomUUID()}@larch.example`,
  );
  kith.clock.pass(HOUR);
});

const manager = () => kith.signInAs({ providerId: home.providerId, personId: home.manager }, 'managed');
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);

async function proveByCode(browser: Browser, at: string, code = currentCode(TOTP_SECRET, kith.clock.now())) {
  await browser.get(at);
  return browser.post(at, { code });
}

const REVIEW = {
  words: 'No message for two days.',
  childSaid: 'I would like it in the evening.',
  riskReduced: 'yes',
};
const END = { what: 'end', when: 'now', reason: 'A new post elsewhere' };
const NEXT = { 'next-day': '30', 'next-month': '11', 'next-year': '2026', 'next-time': '18:00' };

async function review(browser: Browser, outcome: 'end' | 'reduce') {
  const path = `/restrictions/${home.restriction}`;
  const form = mainForm((await browser.get(path)).body, path);
  if (!form) throw new Error('the page has no form');
  return browser.post(path, fieldsOf(form, { ...REVIEW, outcome, ...(outcome === 'end' ? {} : NEXT) }));
}
const endedAt = async () =>
  (await asSystem(kith.db, home.providerId, (tx) => restrictionById(tx, home.providerId, home.restriction)))
    ?.endedAt;

describe('ASVS 7.5.3: what reaches far asks for a proof of presence not older than five minutes', () => {
  test('releasing a restriction: nothing is lost, and it is kept once, after the proof', async () => {
    const browser = await manager();
    kith.clock.pass(5 * MINUTE);
    const before = await recordOf(kith, home.providerId);
    const sent = await review(browser, 'end');
    const path = `/restrictions/${home.restriction}`;
    expect(sent).toMatchObject({ status: 303, location: `/prove?next=${encodeURIComponent(path)}` });
    expect(await recordOf(kith, home.providerId)).toEqual(before);
    const proved = await proveByCode(browser, sent.location ?? '');
    expect(proved).toMatchObject({ status: 303, location: path });
    const form = mainForm((await browser.get(path)).body, path);
    const typed = Object.fromEntries((form?.controls ?? []).map((each) => [each.name, each.sent[0]]));
    expect(typed).toMatchObject({
      words: REVIEW.words,
      childSaid: REVIEW.childSaid,
      outcome: 'end',
      riskReduced: 'yes',
    });
    expect(await endedAt()).toBeNull();
    expect((await browser.post(path, fieldsOf(form as never))).status).toBe(303);
    expect(await endedAt()).not.toBeNull();
    expect(await events()).toEqual(expect.arrayContaining(['PRESENCE_PROVED', 'RESTRICTION_REVIEWED']));
  });

  test('a moment before five minutes it is not asked; easing a restriction is never', async () => {
    const browser = await manager();
    kith.clock.pass(5 * MINUTE - 1);
    expect((await review(browser, 'end')).location).not.toContain('/prove');
    expect(await endedAt()).not.toBeNull();
    home = await addLivedIn(kith);
    const other = await manager();
    kith.clock.pass(20 * MINUTE);
    expect((await review(other, 'reduce')).location).not.toContain('/prove');
  });

  test('ending somebody’s access, and adding a colleague', async () => {
    const browser = await manager();
    kith.clock.pass(6 * MINUTE);
    const at = `/people/${home.senior}/roles/${home.seniorRole}`;
    await browser.get(at);
    const sent = await browser.post(at, END);
    expect(sent.location).toBe(`/prove?next=${encodeURIComponent(at)}`);
    expect((await events()).filter((event) => event === 'ROLE_ENDED')).toHaveLength(1);
    const audit = (await auditOf(kith, home.providerId)).findLast((entry) => entry.event === 'ROLE_ENDED');
    expect(audit).toMatchObject({ outcome: 'refused', reason: 'a fresh proof of presence was asked for' });
    expect(await browser.get('/people/new')).toMatchObject({ location: '/prove?next=%2Fpeople%2Fnew' });
    await proveByCode(browser, sent.location ?? '');
    expect((await browser.get(at)).body).toContain(END.reason);
    expect(await browser.post(at, END)).toMatchObject({ location: `/people/${home.senior}` });
    expect((await browser.get('/people/new')).status).toBe(200);
  });

  test('a wrong code, an old one, one used already and one of somebody else prove nothing', async () => {
    const browser = await manager();
    kith.clock.pass(6 * MINUTE);
    const at = '/prove?next=%2Fpeople%2Fnew';
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    expect((await proveByCode(browser, at, '000000')).status).toBe(422);
    expect((await proveByCode(browser, at, currentCode(TOTP_SECRET, kith.clock.now() - MINUTE))).status).toBe(
      422,
    );
    expect((await proveByCode(browser, at, '')).status).toBe(422);
    expect((await browser.get('/people/new')).status).toBe(303);
    expect((await proveByCode(browser, at, code)).status).toBe(303);
    kith.clock.pass(6 * MINUTE);
    expect((await proveByCode(browser, at, code)).status).toBe(422);
    expect((await browser.get('/people/new')).status).toBe(303);
  });

  test('guesses are slowed', async () => {
    const browser = await manager();
    for (let i = 0; i < 5; i += 1) await proveByCode(browser, '/prove', '000000');
    expect((await proveByCode(browser, '/prove')).status).toBe(429);
    kith.clock.pass(16 * SECOND);
    expect((await proveByCode(browser, '/prove')).status).toBe(303);
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/sign-out',
    '/prove',
  ])('ASVS 3.7.2: and never leads on to %s', async (next) => {
    const browser = await manager();
    const at = `/prove?next=${encodeURIComponent(next)}`;
    expect(await proveByCode(browser, at)).toMatchObject({ status: 303, location: '/' });
  });

  test('nobody and somebody half-way are sent to sign in, and a form of another session is not taken', async () => {
    expect(await kith.browser().get('/prove?next=%2Faccount')).toMatchObject({
      location: '/sign-in?next=%2Faccount',
    });
    const browser = await manager();
    await browser.get('/prove');
    const code = currentCode(TOTP_SECRET, kith.clock.now());
    expect((await browser.post('/prove', { code, csrf: 'made-up' })).status).toBe(403);
  });
});

test('every page that changes what people may do or how they sign in asks', () => {
  const pages = slices.flatMap((slice: { pages?: readonly AnyPage[] }) => slice.pages ?? []);
  const asks = pages
    .map((each) => each as unknown as Page<unknown, unknown>)
    .filter(({ stepUp }) => stepUp)
    .map(({ path }) => path);
  expect(asks.toSorted()).toEqual(
    expect.arrayContaining([
      '/account/passkeys/:passkey',
      '/account/passkeys/new',
      '/browsers',
      '/children/:child/social-worker',
      '/children/import',
      '/children/new',
      '/feed',
      '/partners/:partner/contacts/:speaker',
      '/partners/:partner/contacts/new',
      '/people/:person/leave',
      '/people/:person/roles/:held',
      '/people/:person/roles/new',
      '/people/:person/sign-on',
      '/people/:person/way-in',
      '/people/import',
      '/people/new',
      '/restrictions/:restriction',
    ]),
  );
});

describe('access ends with the role', () => {
  test('ASVS 7.4.2: in every open session, at the next request, whatever was proved in it', async () => {
    const open = await Promise.all(
      [1, 2, 3].map(() => kith.signInAs({ providerId: home.providerId, personId: home.senior }, 'managed')),
    );
    for (const each of open) expect((await each.get(`/children/${home.childId}`)).status).toBe(200);
    const browser = await manager();
    const at = `/people/${home.senior}/roles/${home.seniorRole}`;
    await browser.get(at);
    expect((await browser.post(at, END)).status).toBe(303);
    for (const each of open) {
      const answer = await each.get(`/children/${home.childId}`);
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('Robin');
      expect((await each.post(`/restrictions/${home.restriction}`, REVIEW)).status).toBe(403);
    }
  });
});
