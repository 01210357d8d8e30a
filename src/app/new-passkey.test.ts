import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '#kernel/instant.ts';
import { addAccount, auditOf } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, asSystem, markSetUp, type SmallHome } from '../../test/harness/builders.ts';
import { knowBrowser } from '../../test/harness/known-browser.ts';
import { addKey, askedBy } from '../../test/harness/passkeys.ts';
import { SoftKey } from '../../test/harness/soft-key.ts';

let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  await addAccount(kith, who('worker'), `${randomUUID()}@larch.example`);
  await addAccount(kith, who('senior'), `${randomUUID()}@larch.example`);
});

const who = (person: 'worker' | 'senior' | 'manager') => ({
  providerId: home.providerId,
  personId: home[person],
});
const as = (person: 'worker' | 'senior') => kith.signInAs(who(person));
const keys = () =>
  asSystem(kith.db, home.providerId, (tx) => tx.selectFrom('kith.passkey').selectAll().execute());
const events = async () => (await auditOf(kith, home.providerId)).map((entry) => entry.event);

describe('adding a passkey', () => {
  test('keeps it, shows it at the account, and never its secret', async () => {
    const browser = await as('worker');
    const key = new SoftKey();
    await addKey(browser, key, 'Blue key');
    expect(await keys()).toMatchObject([
      {
        person_id: home.worker,
        kind: 'roaming',
        name: 'Blue key',
        multi_device: false,
        backed_up: false,
        counter: 1,
      },
    ]);
    const account = (await browser.get('/account')).body;
    expect(account).toContain('Blue key');
    expect(account).toContain('A key that you carry');
    expect(await events()).toContain('PASSKEY_ADDED');
  });

  test('ASVS 6.3.3: must be discoverable and ask for a PIN, face or finger', async () => {
    const { options } = askedBy(await (await as('worker')).get('/account/passkeys/new'));
    const asked = JSON.parse(options);
    expect(asked.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
      authenticatorAttachment: 'cross-platform',
    });
    expect(asked.rp.id).toBe('localhost');
    expect(asked.user.id).not.toContain('Sam');
  });

  test.each([
    ['another origin', { origin: 'https://kith.evil.example' }],
    ['another address', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'x'.repeat(43) }],
    ['nobody verified', { userVerified: false }],
  ])('ASVS 6.3.3: %s is refused in words, and nothing is kept', async (_name, lie) => {
    const sent = await addKey(await as('worker'), new SoftKey(), 'Blue key', lie);
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('could not be checked');
    expect(await keys()).toEqual([]);
  });

  test('an answer sent twice is used once, and one made for a colleague’s page not at all', async () => {
    const browser = await as('worker');
    const asked = askedBy(await browser.get('/account/passkeys/new'));
    const response = new SoftKey().create(asked.options);
    const { csrf, submission } = browser;
    const fields = { name: 'Blue key', sealed: asked.sealed, response, csrf };
    expect((await browser.post('/account/passkeys/new', { ...fields, submission })).status).toBe(303);
    const again = await browser.post('/account/passkeys/new', { ...fields, submission: randomUUID() });
    expect(again.body).toContain('used already');
    const colleague = await as('senior');
    await colleague.get('/account/passkeys/new');
    const taken = await colleague.post('/account/passkeys/new', {
      name: 'Mine',
      sealed: asked.sealed,
      response,
    });
    expect(taken.status).toBe(422);
    expect(await keys()).toHaveLength(1);
  });

  test('ASVS 7.5.1: asks for a fresh proof first, five minutes after the last', async () => {
    const browser = await as('worker');
    kith.clock.pass(5 * MINUTE);
    expect(await browser.get('/account/passkeys/new')).toMatchObject({
      status: 303,
      location: '/prove?next=%2Faccount%2Fpasskeys%2Fnew',
    });
  });

  test('inside a shared device: refused with the reason; on a managed one it is welcome', async () => {
    const inside = new SoftKey('platform');
    const refused = await addKey(await as('worker'), inside);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('lies inside a device');
    expect(await keys()).toEqual([]);
    const managed = await as('worker');
    await knowBrowser(kith, home, managed, 'managed');
    expect((await addKey(managed, inside)).status).toBe(303);
    expect(await keys()).toMatchObject([{ kind: 'platform' }]);
  });
});
