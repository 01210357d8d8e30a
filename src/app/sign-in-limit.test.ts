import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, SECOND } from '#kernel/instant.ts';
import { addAccount, givePassword } from '../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, markSetUp, type SmallHome } from '../../test/harness/builders.ts';

let kith: TestApp;
let home: SmallHome;
let count = 0;
let email = '';

beforeAll(async () => {
  kith = await testApp();
  await markSetUp(kith.db);
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  count += 1;
  email = `sam${count}@larch.example`;
  await addAccount(kith, { providerId: home.providerId, personId: home.worker }, email);
  // Far from the tests before, so that their failures and codes are out of the way.
  kith.clock.pass(HOUR);
});

describe('too many tries', () => {
  test('ASVS 6.3.1: the sixth waits, longer each time, whether or not there is such an account', async () => {
    for (const address of [email, `ghost${count}@larch.example`]) {
      const browser = kith.browser();
      for (let i = 0; i < 5; i += 1) expect((await givePassword(browser, address, 'wrong')).status).toBe(422);
      const sixth = await givePassword(browser, address);
      expect(sixth.status).toBe(429);
      expect(sixth.body).toContain('Wait 15 seconds, then try again.');
      kith.clock.pass(15 * SECOND);
      expect((await givePassword(browser, address, 'wrong')).status).toBe(422);
      expect((await givePassword(browser, address)).body).toContain('Wait 30 seconds');
      kith.clock.pass(30 * SECOND);
    }
    expect((await givePassword(kith.browser(), email)).status).toBe(303);
  });

  test('nobody else in the home is held up, though all share one address', async () => {
    const colleague = `noor${count}@larch.example`;
    await addAccount(kith, { providerId: home.providerId, personId: home.senior }, colleague);
    for (let i = 0; i < 8; i += 1) await givePassword(kith.browser(), email, 'wrong');
    expect((await givePassword(kith.browser(), email)).status).toBe(429);
    expect((await givePassword(kith.browser(), colleague)).status).toBe(303);
  });

  test('a success takes back the failures before it', async () => {
    for (let i = 0; i < 4; i += 1) await givePassword(kith.browser(), email, 'wrong');
    expect((await givePassword(kith.browser(), email)).status).toBe(303);
    for (let i = 0; i < 5; i += 1)
      expect((await givePassword(kith.browser(), email, 'wrong')).status).toBe(422);
  });

  test('twelve at once count as twelve', async () => {
    const browsers = Array.from({ length: 12 }, () => kith.browser());
    const answers = await Promise.all(browsers.map((browser) => givePassword(browser, email, 'wrong')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});
