import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { newSetUpSecret } from '#slices/account/index.ts';
import { givePassword } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Answer, Browser, Fields } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import {
  asks,
  upTo as goUpTo,
  hiddenIn,
  MANAGER,
  PASSWORD,
  PLACES,
  POLICIES,
  sendAnswer,
  settingsIn,
} from '../../../../../test/harness/set-up.ts';

let kith: TestApp;
let key = '';

beforeAll(async () => {
  kith = await testApp({ shelf: { packs: await readAllPacks() } });
  key = (await withActor(kith.db, systemContext(null), newSetUpSecret)) ?? '';
});
afterAll(() => kith.close());

const send = (browser: Browser, page: Answer, fields: Fields) => sendAnswer(key, browser, page, fields);
const upTo = (question: string) => goUpTo(key, kith.browser(), question);

const providers = async (): Promise<number> => {
  const { rows } = await withActor(kith.db, systemContext(null), (tx) =>
    sql<{
      set_up_at: Date | null;
    }>`select set_up_at from kith.installation where set_up_at is not null`.execute(tx),
  );
  return rows.length;
};

describe('the one-time link', () => {
  test.each(['', '?key=', `?key=${'x'.repeat(43)}`, '?key=%00'])('opens nothing with %s', async (query) => {
    for (const path of ['/set-up', '/set-up/organisation']) {
      const browser = kith.browser();
      const refused = await browser.get(`${path}${query}`);
      const absent = await browser.get('/no-such-page');
      expect(refused).toMatchObject({ status: 404, body: absent.body });
    }
    const browser = kith.browser();
    await browser.get(`/set-up?key=${key}`);
    for (const path of ['/set-up/organisation', '/set-up/demonstration'])
      expect((await browser.post(`${path}${query}`, PLACES)).status).toBe(404);
    expect((await kith.browser().get('/set-up/demonstration')).status).toBe(404);
  });

  test('shows the two doors', async () => {
    const { status, body } = await kith.browser().get(`/set-up?key=${key}`);
    expect(status).toBe(200);
    expect(body).toContain('Start my organisation');
    expect(body).toContain('Look around a demonstration home');
  });

  test('ASVS 3.5.1: a form without its token is shown again, and nothing is done', async () => {
    const { browser, page } = await upTo('check');
    const answer = await send(browser, page, { csrf: 'x'.repeat(43) });
    expect(answer.status).toBe(403);
    expect(await providers()).toBe(0);
  });
});

describe('answers that will not do', () => {
  test.each<[string, Fields, readonly string[]]>([
    [
      'places',
      {},
      ['Enter the name of your organisation', 'Enter the name of the home', 'Enter the number that staff'],
    ],
    [
      'places',
      { ...PLACES, 'home-phone': 'ask at the desk' },
      ['Enter a telephone number, like 01632 960001'],
    ],
    ['places', { ...PLACES, home: 'x'.repeat(201) }, ['Shorten this name to 200 characters']],
    ['policies', { ...POLICIES, policy: [] }, ['Choose at least one policy']],
    ['policies', { ...POLICIES, policy: 'made-up@1' }, ['Choose at least one policy']],
    ['policies', { ...POLICIES, 'from-month': '13' }, ['Enter the day as day, month and year']],
    ['policies', { ...POLICIES, 'from-day': '22' }, ['Enter today or an earlier day']],
    ['policies', { ...POLICIES, 'from-year': '2022' }, ['was not in force before']],
    [
      'manager',
      {},
      ['Enter the first name', 'Enter the last name', 'Enter an e-mail address', 'Choose a password'],
    ],
    ['manager', { ...MANAGER, email: 'morgan at larch' }, ['Enter an e-mail address with an @']],
    ['manager', { ...MANAGER, password: 'password1234' }, ['easily guessed']],
    ['manager', { ...MANAGER, password: 'morganelm123' }, ['too close to your name']],
  ])('%s %o', async (question, fields, words) => {
    const { browser, page } = await upTo(question);
    const answer = await send(browser, page, fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('<title>Error');
    for (const each of words) expect(answer.body).toContain(each);
    expect(asks(answer)).toBe(question);
  });

  test('a setting is mended where it stands, and its group is open', async () => {
    const { browser, page } = await upTo('settings');
    const answer = await send(browser, page, { ...settingsIn(page), 'set-close-of-business': 'five <b>' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Enter a time of day, like 17:00');
    expect(answer.body).toContain('value="five &lt;b');
    expect(answer.body.match(/<details[^>]* open/g)).toHaveLength(1);
  });

  test('answers that were altered, or sealed under another link, count as not given', async () => {
    const { browser, page } = await upTo('check');
    const { answers = '' } = hiddenIn(page);
    const altered = await send(browser, page, { answers: `${answers.slice(0, -3)}AAA`, asking: 'check' });
    expect(asks(altered)).toBe('places');
    expect(altered.status).toBe(422);
    expect(await providers()).toBe(0);
  });
});

describe('on the way', () => {
  test('back and change show what was answered, but never the password', async () => {
    const { browser, page } = await upTo('check');
    expect(page.body).toContain('Rowan House');
    expect(page.body).toContain('All 24 run at Kith’s safe defaults');
    const places = await send(browser, page, { go: 'places' });
    expect(places.body).toContain('value="Rowan House"');
    const again = await send(browser, places, { ...PLACES, home: 'Alder <i>House' });
    expect(asks(again)).toBe('check');
    expect(again.body).toContain('Alder &lt;i>House');
    const manager = await send(browser, again, { go: 'manager' });
    expect(manager.body).toContain('Leave this empty to keep the password you chose');
    expect(manager.body).not.toContain(PASSWORD);
    const kept = await send(browser, manager, { ...MANAGER, password: '', 'family-name': 'Ash' });
    expect(asks(kept)).toBe('check');
    expect(kept.body).toContain('Morgan Ash');
  });

  test('other policies ask for their settings anew', async () => {
    const { browser, page } = await upTo('check');
    const policies = await send(browser, page, { go: 'policies' });
    const answer = await send(browser, policies, { ...POLICIES, policy: 'correspondence@2021-07' });
    expect(asks(answer)).toBe('settings');
    expect(answer.body).not.toContain('set-review-interval-restrictions');
  });
});

describe('setting up', () => {
  test('keeps everything at once, leads to sign-in, and closes the link behind it', async () => {
    const { browser, page: settings } = await upTo('settings');
    const manager = await send(browser, settings, {
      ...settingsIn(settings),
      'set-close-of-business': '16:30',
      'set-measure-for-other-devices': 'yes',
    });
    const check = await send(browser, manager, MANAGER);
    expect(check.body).toContain('The other 22 run at Kith’s safe defaults');
    expect(await providers()).toBe(0);
    expect((await kith.browser().get('/')).body).toContain('not set up yet');

    const [first, second] = await Promise.all([send(browser, check, {}), send(browser, check, {})]);
    expect(first).toMatchObject({ status: 303, location: '/sign-in' });
    expect(second).toMatchObject({ status: 303, location: '/sign-in' });
    expect(await send(browser, check, {})).toMatchObject({ status: 303, location: '/sign-in' });

    const { providerId, rows } = await kept();
    expect(rows).toMatchObject({
      provider: 'Larch Care',
      homes: ['Rowan House'],
      phone: '01632 960001',
      packs: ['correspondence 2021-07 2026-11-21', 'staying-in-touch 2023-02 2026-11-21'],
      people: ['Morgan Elm registered-manager'],
      settings: [
        'close-of-business "16:30" Chosen at set-up',
        'measure-for-other-devices true Chosen at set-up',
      ],
      audit: ['INSTALLATION_SET_UP'],
    });
    expect(providerId).toMatch(/^[0-9a-f-]{36}$/);

    for (const path of ['/set-up', '/set-up/organisation'])
      expect((await kith.browser().get(`${path}?key=${key}`)).status).toBe(404);
    expect(
      (await browser.post(`/set-up/organisation?key=${key}`, { ...PLACES, asking: 'places' })).status,
    ).toBe(404);
    expect((await browser.post(`/set-up/demonstration?key=${key}`)).status).toBe(404);
    expect((await kith.browser().get('/set-up/demonstration')).status).toBe(404);
    expect(await withActor(kith.db, systemContext(null), newSetUpSecret)).toBeUndefined();

    const signedIn = await givePassword(kith.browser(), 'morgan@larch.example', PASSWORD);
    expect(signedIn).toMatchObject({ status: 303, location: '/sign-in/set-up-code' });
  });
});

/** Everything that set-up kept, read back. */
async function kept() {
  const { provider_id: providerId } = await withActor(
    kith.db,
    { ...systemContext(null), scope: 'sign-in' },
    (tx) => tx.selectFrom('kith.credential').select('provider_id').executeTakeFirstOrThrow(),
  );
  const { rows } = await asSystem(kith.db, providerId as Parameters<typeof asSystem>[1], (tx) =>
    sql<Record<string, unknown>>`select
      (select string_agg(name, ', ') from kith.provider) as provider,
      (select array_agg(name) from kith.home) as homes,
      (select min(phone) from kith.home) as phone,
      (select array_agg(pack_id || ' ' || version || ' ' || adopted_from order by pack_id) from kith.adopted_pack) as packs,
      (select array_agg(given_name || ' ' || family_name || ' ' || role) from kith.person join kith.role_held using (person_id)) as people,
      (select array_agg(setting_id || ' ' || value || ' ' || reason order by setting_id) from kith.setting_value) as settings,
      (select array_agg(event) from kith.audit_entry) as audit`.execute(tx),
  );
  return { providerId, rows: rows[0] };
}
