import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assets } from '#ui/layout/chrome.ts';
import { renderPage } from '#ui/render.ts';
import { buildAssets } from '../../../scripts/build-assets.mjs';
import { findChromium } from '../../../scripts/find-chromium.mjs';
import { SAMPLE_NOW } from './chrome.tsx';
import { SAMPLES } from './samples.tsx';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' } as const;
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder = '';
let server: Server;
let browser: Browser;
let base = '';
const posted: string[] = [];

/** Answers as Kith would: the policy on every page, the samples by name, what was built, and a note of each POST. */
async function serve(request: IncomingMessage, response: ServerResponse, assets: Assets): Promise<void> {
  response.setHeader('content-security-policy', POLICY);
  const path = request.url ?? '/';
  const Sample = SAMPLES[path.slice(1)];
  if (request.method === 'POST') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    posted.push(Buffer.concat(chunks).toString());
    response.end();
  } else if (Sample) {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(renderPage(Sample({ assets })));
  } else if (Object.values(assets).includes(path)) {
    response.setHeader('content-type', TYPES[path.split('.').at(-1) as keyof typeof TYPES]);
    response.end(await readFile(join(folder, path)));
  } else response.writeHead(404).end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-gallery-'));
  const names = await buildAssets(folder);
  const assets = { css: `/${names.css}`, js: `/${names.js}`, favicon: `/${names.favicon}` };
  server = createServer((request, response) => {
    serve(request, response, assets).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a sample and returns what the browser complained of beside the page. */
async function open(name: string, options: { width?: number; javaScriptEnabled?: boolean } = {}) {
  const { width = 1100, javaScriptEnabled = true } = options;
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.clock.setFixedTime(SAMPLE_NOW);
  await page.goto(`${base}/${name}`);
  return { page, complaints };
}

/** What axe finds against WCAG 2.2 AA and its own good practice, one line each. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as typeof import('axe-core') & {
      axe: typeof import('axe-core');
    };
    const { violations } = await run.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

describe.each(Object.keys(SAMPLES))('%s', (name) => {
  test.each([
    1100, 390, 320,
  ])('at %i px: nothing sticks out, axe and the security policy are content', async (width) => {
    const { page, complaints } = await open(name, { width });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('axe is not blind here: a picture without words is found', async () => {
  const { page } = await open('auth');
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await axe(page)).join()).toContain('image-alt');
  await page.context().close();
});

test('the first stop of the keyboard leads past the header', async () => {
  const { page } = await open('answer');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.context().close();
});

test('“Now” fills London date and time at once, wherever the tablet thinks it is', async () => {
  const { page } = await open('form');
  await page.getByRole('button', { name: 'Now' }).click();
  const values = await Promise.all(
    ['taken-day', 'taken-month', 'taken-year', 'time'].map((name) =>
      page.locator(`[name="${name}"]`).inputValue(),
    ),
  );
  expect(values).toEqual(['20', '11', '2026', '17:41']);
  expect(new URL(page.url()).pathname).toBe('/form');
  await page.context().close();
});

test('without JavaScript “Now” asks the server, and revealed questions are simply there', async () => {
  const { page } = await open('form', { javaScriptEnabled: false });
  expect(await page.locator('[name="who"]').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Now' }).click();
  expect(new URLSearchParams(posted.at(-1)).get('fill')).toBe('now');
  await page.context().close();
});

test('a radio reveals its further question', async () => {
  const { page } = await open('form');
  expect(await page.locator('[name="who"]').isVisible()).toBe(false);
  await page.getByLabel('No', { exact: true }).check();
  expect(await page.locator('[name="who"]').isVisible()).toBe(true);
  await page.context().close();
});

test('Enter in a box sends the form itself, not the button beside the box', async () => {
  const { page } = await open('form');
  await page.locator('[name="time"]').fill('17:30');
  await page.locator('[name="time"]').press('Enter');
  await page.waitForURL(`${base}/record`);
  const sent = new URLSearchParams(posted.at(-1));
  expect([sent.get('time'), sent.get('fill')]).toEqual(['17:30', null]);
  await page.context().close();
});

test('paper shows every Why? open, and no way around', async () => {
  const { page } = await open('answer');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.kith-why__text').first().isVisible()).toBe(true);
  expect(await page.locator('nav').first().isVisible()).toBe(false);
  expect(await page.locator('.govuk-button').first().isVisible()).toBe(false);
  await page.context().close();
});
