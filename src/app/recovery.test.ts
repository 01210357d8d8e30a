import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { withActor } from '#platform/db/transaction.ts';
import { addAccount, auditOf, givePassword, PASSWORD, signIn } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { addPerson, addSmallHome, asSystem, markSetUp, type SmallHome } from '../../test/harness/builders.ts';
import { addKey, signInWithKey } from '../../test/harness/passkeys.ts';
import { SoftKey } from '../../test/harness/soft-key.ts';

let kith: TestApp;
let home: SmallHome;
let email = '';
beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  email = `${randomUUID()}@larch.example`;
  await addAccount(kith, { providerId: home.providerId, personId: home.worker }, email);
  kith.clock.pass(HOUR);
});

type Colleague = 'worker' | 'senior' | 'manager' | 'responsible';
const as = (person: Colleague) =>
  kith.signInAs({ providerId: home.providerId, personId: home[person] }, 'managed');
const at = () => `/people/${home.worker}/way-in`;
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);
const halfIn = (body: string) => /kith-code">([^<]+)</.exec(body)?.[1] ?? '';
const WORDS = 'I know her face, and rang the number in her file.';

/** Vouches, and gives back the half that was shown. */
async function vouch(browser: Browser): Promise<string> {
  await browser.get(at());
  expect(await browser.post(at(), { words: WORDS })).toMatchObject({ status: 303, location: at() });
  return halfIn((await browser.get(at())).body);
}

async function both(): Promise<[string, string]> {
  return [await vouch(await as('manager')), await vouch(await as('responsible'))];
}

async function recover(
  halves: readonly [string, string],
  browser = kith.browser(),
  password = 'orchard kettle nineteen',
) {
  await browser.get('/recover');
  return browser.post('/recover', { email, first: halves[0], second: halves[1], password });
}

describe('two people vouch', () => {
  test('ASVS 6.4.4: each is shown one half of the code, and never the other’s', async () => {
    const [manager, responsible] = [await as('manager'), await as('responsible')];
    const first = await vouch(manager);
    expect(first).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const second = await vouch(responsible);
    expect(second).not.toBe(first);
    const [managers, theirs] = [await manager.get(at()), await responsible.get(at())];
    expect(managers.body).toContain(first);
    expect(managers.body).not.toContain(second);
    expect(theirs.body).not.toContain(first);
    expect(managers.body).toContain('works once, until');
    expect((await events()).filter((event) => event === 'WAY_IN_VOUCHED')).toHaveLength(2);
    const written = await asSystem(kith.db, home.providerId, (tx) =>
      sql`select to_jsonb(r) as row from kith.recovery r`.execute(tx),
    );
    expect(JSON.stringify(written.rows)).not.toContain(first.slice(0, 5));
  });

  test('one alone opens nothing, be it twice by the same hand', async () => {
    const manager = await as('manager');
    const half = await vouch(manager);
    await manager.get(at());
    await manager.post(at(), { words: WORDS, submission: randomUUID() });
    expect((await recover([half, half])).status).toBe(422);
    expect((await recover([half, '0AAAA-BBBBB'])).status).toBe(422);
    expect((await manager.get(at())).body).toContain('waits for a second person');
  });

  test('nobody vouches for themselves, and no worker, senior or social worker for anybody', async () => {
    const own = await as('manager');
    expect((await own.get(`/people/${home.manager}/way-in`)).status).toBe(404);
    for (const person of [home.worker, home.senior, home.socialWorker]) {
      const browser = await kith.signInAs({ providerId: home.providerId, personId: person });
      expect((await browser.get(at())).status).toBe(404);
      expect((await browser.post(at(), { words: WORDS, submission: randomUUID() })).status).toBe(404);
    }
  });

  test('the database itself lets nobody second their own vouching, nor vouch for themselves', async () => {
    const context = {
      providerId: home.providerId,
      personId: home.manager,
      scope: 'home',
      homeIds: [home.homeId],
      authorityId: null,
      childIds: [],
    } as const;
    const row = {
      provider_id: home.providerId,
      recovery_id: randomUUID(),
      first_words: WORDS,
      first_at: new Date(kith.clock.now()),
      expires_at: new Date(kith.clock.now() + DAY),
    };
    const begin = (personId: string, by: string, scope: 'home' | 'authority' = 'home') =>
      withActor(
        kith.db,
        { ...context, scope, personId: scope === 'home' ? home.manager : home.worker },
        (tx) =>
          tx
            .insertInto('kith.recovery')
            .values({ ...row, person_id: personId, first_by: by })
            .execute(),
      );
    await expect(begin(home.manager, home.manager)).rejects.toThrow();
    await expect(begin(home.worker, home.responsible)).rejects.toThrow();
    await expect(begin(home.senior, home.worker, 'authority')).rejects.toThrow();
    await expect(begin(home.worker, home.manager)).resolves.toBeDefined();
    await expect(
      withActor(kith.db, context, (tx) =>
        tx
          .updateTable('kith.recovery')
          .set({ second_by: home.manager, second_words: WORDS, second_at: new Date(kith.clock.now()) })
          .execute(),
      ),
    ).rejects.toThrow();
  });

  test('two managers will do as well', async () => {
    const second = await addPerson(kith.db, home.providerId, {
      role: 'registered-manager',
      homeId: home.homeId,
    });
    const halves = [
      await vouch(await as('manager')),
      await vouch(await kith.signInAs({ providerId: home.providerId, personId: second })),
    ] as const;
    expect((await recover(halves)).status).toBe(303);
  });

  test('ASVS 7.5.3: vouching asks for a fresh proof, and keeps the words', async () => {
    const manager = await as('manager');
    await manager.get(at());
    kith.clock.pass(6 * MINUTE);
    const sent = await manager.post(at(), { words: WORDS });
    expect(sent.location).toBe(`/prove?next=${encodeURIComponent(at())}`);
    expect((await manager.get(at())).body).toContain(WORDS);
  });
});

describe('the way in', () => {
  test('ASVS 6.4.3: lets its person begin anew; all that signed them in before, and every session, ends', async () => {
    const key = new SoftKey();
    const old = await as('worker');
    await addKey(old, key);
    const elsewhere = await as('worker');
    const halves = await both();
    const browser = kith.browser();
    expect(await recover(halves, browser)).toMatchObject({ status: 303, location: '/sign-in/set-up-code' });
    expect((await old.get('/account')).status).toBe(303);
    expect((await elsewhere.get('/account')).status).toBe(303);
    expect((await signInWithKey(kith.browser(), key)).status).toBe(422);
    expect((await givePassword(kith.browser(), email, PASSWORD)).status).toBe(422);
    const page = await browser.get('/sign-in/set-up-code');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
    const sealed = /name="sealed" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    await browser.post('/sign-in/set-up-code', { sealed, code: currentCode(secret, kith.clock.now()) });
    const first = await browser.get('/children');
    expect(first.body).toContain('how you sign in');
    const account = await browser.get('/account');
    expect(account.body).toContain('vouched for you');
    expect((await browser.get('/children')).body).not.toContain('how you sign in');
    expect(await events()).toEqual(
      expect.arrayContaining(['WAY_IN_USED', 'SECOND_FACTOR_SET_UP', 'SIGNED_IN']),
    );
  });

  test('works once', async () => {
    const halves = await both();
    expect((await recover(halves)).status).toBe(303);
    expect((await recover(halves)).status).toBe(422);
  });

  test('two at once: one comes in', async () => {
    const halves = await both();
    const answers = await Promise.all([1, 2, 3].map(() => recover(halves, kith.browser())));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422]);
  });

  test('takes the halves in either order and as they are read aloud', async () => {
    const [first, second] = await both();
    const spoken = [
      second.toLowerCase().replace('-', ' '),
      ` ${first.replaceAll('0', 'O').replaceAll('1', 'l')} `,
    ] as const;
    expect((await recover(spoken)).status).toBe(303);
  });

  test('ASVS 6.5.5: ends an hour after the second vouched, and the first waits a day for the second', async () => {
    const halves = await both();
    kith.clock.pass(HOUR);
    expect((await recover(halves)).status).toBe(422);
    const first = await vouch(await as('manager'));
    kith.clock.pass(DAY);
    const responsible = await as('responsible');
    expect((await responsible.get(at())).body).not.toContain('waits for a second person');
    const alone = await vouch(responsible);
    expect((await recover([first, alone])).status).toBe(422);
  });

  test('its person, still signed in somewhere, is told and stops it', async () => {
    const theirs = await as('worker');
    const halves = await both();
    expect((await theirs.get('/children')).body).toContain('how you sign in');
    expect((await theirs.get('/account')).body).toContain('is being opened');
    expect(await theirs.post('/account/stop-way-in')).toMatchObject({ status: 303, location: '/account' });
    expect((await recover(halves)).status).toBe(422);
    expect(await events()).toContain('WAY_IN_STOPPED');
    expect((await signIn(kith, kith.browser(), email)).status).toBe(303);
  });

  test('ASVS 6.3.1: guessing is slowed, and an unknown address answers alike', async () => {
    await both();
    const wrong = ['AAAAA-AAAAA', 'BBBBB-BBBBB'] as const;
    const texts = new Set<number>();
    for (let i = 0; i < 5; i += 1) texts.add((await recover(wrong)).status);
    expect([...texts]).toEqual([422]);
    expect((await recover(wrong)).status).toBe(429);
    email = 'nobody@larch.example';
    const unknown = await recover(wrong);
    expect([unknown.status, unknown.body.includes('do not open this account')]).toEqual([422, true]);
  });

  test.each([
    'short',
    'password1234',
    '',
  ])('a password like “%s” will not do, and nothing is used up', async (password) => {
    const halves = await both();
    expect((await recover(halves, kith.browser(), password)).status).toBe(422);
    expect((await recover(halves)).status).toBe(303);
  });
});
