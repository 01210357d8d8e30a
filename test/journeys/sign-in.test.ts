import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentCode } from '#platform/crypto/totp.ts';
import { buildAssets } from '../../scripts/build-assets.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { addAccount, PASSWORD, TOTP_SECRET } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { addSmallHome, markSetUp } from '../harness/builders.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EMAIL = 'sam@larch.example';
const NEWCOMER = 'noor@larch.example';

let assetsFolder = '';
let kith: TestApp;
let browser: Chromium;
let port = 0;
beforeAll(async () => {
  assetsFolder = await mkdtemp(join(tmpdir(), 'kith-sign-in-'));
  await buildAssets(assetsFolder);
  kith = await testApp({ assetsFolder });
  await markSetUp(kith.db);
  const home = await addSmallHome(kith.db);
  await addAccount(kith, { providerId: home.providerId, personId: home.worker }, EMAIL);
  await addAccount(kith, { providerId: home.providerId, personId: home.senior }, NEWCOMER, 'without codes');
  await kith.app.listen({ port: 0, host: '127.0.0.1' });
  port = (kith.app.server.address() as AddressInfo).port;
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser.close();
  await kith.close();
  await rm(assetsFolder, { recursive: true, force: true });
});

/** What axe finds wrong, and how far the page is wider than its window. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const root = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      document: { documentElement: { scrollWidth: number; clientWidth: number } };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await root.axe.run({ runOnly: tags });
    const { scrollWidth, clientWidth } = root.document.documentElement;
    return [
      ...violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`),
      ...(scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : []),
    ];
  });
}

async function givePassword(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/account`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const open = (options: object = {}): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: false, ...options });

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['localhost', false],
])('on http://%s with JavaScript %s: in with password and code, out with one button', async (host, javaScriptEnabled) => {
  const context = await open({ javaScriptEnabled });
  const page = await context.newPage();
  kith.clock.pass(60_000);
  await givePassword(page, `http://${host}:${port}`, EMAIL);
  await page.getByLabel('Six-digit code').fill(currentCode(TOTP_SECRET, kith.clock.now()));
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your account');
  const cookies = (await context.cookies()).filter(({ name }) => name === '__Host-kith');
  expect(cookies).toMatchObject([{ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 }]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You have signed out.').waitFor();
  expect(await context.cookies()).toHaveLength(1);
  await page.goBack();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in');
  await context.close();
});

test('every page on the way passes axe at 390 px, in each state, and nothing is stopped by the policy', async () => {
  const context = await open();
  const page = await context.newPage();
  const stopped: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      stopped.push(message.text());
  });
  const expectFine = async (state: string): Promise<void> => {
    expect({ state, faults: await faultsOf(page) }).toEqual({ state, faults: [] });
  };
  const origin = `http://localhost:${port}`;
  await page.goto(`${origin}/sign-in?kept=yes`);
  await expectFine('sign-in, with news');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('There is a problem').waitFor();
  await expectFine('sign-in, with errors');
  await givePassword(page, origin, NEWCOMER);
  await page.getByRole('heading', { name: 'Set up your codes' }).waitFor();
  await page.getByText('The camera does not work').click();
  await expectFine('set up codes');
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('There is a problem').waitFor();
  await expectFine('set up codes, with an error');
  await page.getByLabel('Six-digit code').fill(currentCode(secret, kith.clock.now()));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await expectFine('account');
  await page.getByRole('link', { name: 'Switch person' }).click();
  await expectFine('switch person');
  await page.getByRole('button', { name: 'Sign me out and hand over' }).click();
  await page.getByText('The person before you is signed out.').waitFor();
  await givePassword(page, origin, NEWCOMER);
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
  await expectFine('code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('There is a problem').waitFor();
  await expectFine('code, with an error');
  await page.goto(`${origin}/nowhere`);
  await expectFine('not found');
  expect(stopped).toEqual([]);
  await context.close();
});
