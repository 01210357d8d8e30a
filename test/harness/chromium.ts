import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { SESSION_COOKIE } from '#slices/account/index.ts';
import { buildAssets } from '../../scripts/build-assets.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { type TestApp, type TestAppOptions, testApp } from './app.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at. */
export type Look = {
  /** Pixels; 1100 where left out. */
  readonly width?: number;
  /** On, where left out. */
  readonly javaScript?: boolean;
};

/** A page in a browser of nobody’s, and whatever the browser complained of while it was used. */
export type Visit = {
  readonly page: Page;
  /** Errors on the console, scripts that failed, anything that the security policy stopped. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** Kith on a port, and one Chromium, for the tests of one file. */
export type OpenKith = {
  readonly kith: TestApp;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly visit: (look?: Look) => Promise<Visit>;
  readonly close: () => Promise<void>;
};

/** Styles and scripts, built once for a test file however often it opens Kith. */
let built: Promise<string> | undefined;

async function buildOnce(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-assets-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await buildAssets(folder);
  return folder;
}

/** Opens Kith for people with a browser. Ask in beforeAll; `close` in afterAll. */
export async function openKith(options: TestAppOptions = {}): Promise<OpenKith> {
  built ??= buildOnce();
  const assetsFolder = await built;
  const kith = await testApp({ ...options, assetsFolder });
  await kith.app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://localhost:${(kith.app.server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // As root there is no sandbox to be had; and nothing but Kith is ever asked.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  return {
    kith,
    origin,
    visit: (look = {}) => visit(browser, kith, origin, look),
    close: async () => {
      await browser.close();
      await kith.close();
    },
  };
}

async function visit(browser: Browser, kith: TestApp, origin: string, look: Look): Promise<Visit> {
  const { width = 1100, javaScript = true } = look;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
    baseURL: origin,
    // A tablet somewhere else must not matter.
    timezoneId: 'America/Lima',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  if (javaScript) await page.clock.setFixedTime(kith.clock.now());
  return { page, complaints, close: () => context.close() };
}

/** Gives the browser a session of this person, as if they had just signed in. */
export async function comeInAs(
  { kith, origin }: OpenKith,
  { page }: Visit,
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
): Promise<void> {
  const value = (await kith.signInAs(who)).cookies.get(SESSION_COOKIE) ?? '';
  await page.context().clearCookies();
  await page
    .context()
    // A __Host- cookie is only taken for https; the browser then treats localhost as it treats https.
    .addCookies([
      {
        name: SESSION_COOKIE,
        value,
        url: origin.replace('http:', 'https:'),
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      },
    ]);
}

/** How far a page is wider than its window, in pixels; what sticks out is named. */
export async function overflowOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > wide + 0.5)
      .slice(0, 5)
      .map(
        (each) =>
          `${each.tagName} ${each.className} ${Math.round(each.getBoundingClientRect().right - wide)} px`,
      );
  });
}

/** What axe finds against WCAG 2.2 AA and its own good practice, one line each. Needs JavaScript. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof import('axe-core') };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await engine.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
