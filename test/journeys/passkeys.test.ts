import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { slices } from '#app/slices.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { BROWSER_COOKIE, SESSION_COOKIE } from '#slices/account/index.ts';
import { addAccount } from '../harness/accounts.ts';
import { addSmallHome, markSetUp, type SmallHome } from '../harness/builders.ts';
import { axe, comeInAs, type OpenKith, openKith, overflowOf, type Visit } from '../harness/chromium.ts';
import { knowBrowser } from '../harness/known-browser.ts';
import { notePage } from '../harness/note-page.tsx';

/* Chromium's own virtual keys answer through its real WebAuthn, under Kith's real content security policy. */

let open: OpenKith;
let home: SmallHome;
let count = 0;
beforeAll(async () => {
  open = await openKith({ slices: [...slices, { pages: [notePage] }] });
  // A passkey is bound to the address that people type.
  Object.assign(open.kith.deps, { origin: open.origin });
  await markSetUp(open.kith.db);
});
afterAll(() => open.close());
beforeEach(async () => {
  home = await addSmallHome(open.kith.db);
  open.kith.clock.pass(HOUR);
  for (const person of ['worker', 'senior'] as const) {
    count += 1;
    const who = { providerId: home.providerId, personId: home[person] };
    await addAccount(open.kith, who, `journey-${count}@larch.example`);
  }
});

type Key = { readonly cdp: CDPSession; readonly id: string };

/** Plugs a key in: one that is carried, or one inside the device; each verifies its owner. */
async function plugIn(page: Page, transport: 'usb' | 'internal'): Promise<Key> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id };
}

/** Takes a key out and gives what lies in it, to be put into another browser. */
async function carried({ cdp, id }: Key) {
  return (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials;
}

async function knowAs(visit: Visit, deviceClass: 'shared' | 'managed'): Promise<void> {
  const cookies = new Map<string, string>();
  await knowBrowser(open.kith, home, { cookies }, deviceClass);
  const url = open.origin.replace('http:', 'https:');
  const value = cookies.get(BROWSER_COOKIE) ?? '';
  await visit.page
    .context()
    .addCookies([{ name: BROWSER_COOKIE, value, url, httpOnly: true, secure: true, sameSite: 'Lax' }]);
}

async function addKeyAt(page: Page, name: string): Promise<void> {
  await page.goto('/account/passkeys/new');
  await page.getByLabel('What do you call it?').fill(name);
  await page.getByRole('button', { name: 'Add this passkey' }).click();
}

const as = (visit: Visit, person: 'worker' | 'senior') =>
  comeInAs(open, visit, { providerId: home.providerId, personId: home[person] });

test('a key that is carried: added, seen at the account, and it signs in by itself', async () => {
  const visit = await open.visit({ width: 390 });
  const { page } = visit;
  await as(visit, 'worker');
  const key = await plugIn(page, 'usb');
  await addKeyAt(page, 'Blue key');
  await page.getByRole('cell', { name: 'A key that you carry' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
  expect(await carried(key)).toHaveLength(1);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You have signed out.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await page.getByRole('link', { name: 'Switch person' }).waitFor();
  expect((await page.context().cookies()).some(({ name }) => name === SESSION_COOKIE)).toBe(true);
  expect(visit.complaints).toEqual([]);
  await visit.close();
});

test('what lies inside the device: welcome on a managed one, refused with the reason on a shared one', async () => {
  const visit = await open.visit();
  const { page } = visit;
  await as(visit, 'worker');
  await knowAs(visit, 'managed');
  const key = await plugIn(page, 'internal');
  await addKeyAt(page, 'My laptop');
  await page.getByRole('cell', { name: 'Inside a device' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await page.getByRole('link', { name: 'Switch person' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You have signed out.').waitFor();
  await knowAs(visit, 'shared');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await page.getByText('This passkey lies inside a device.').waitFor();
  expect(await axe(page)).toEqual([]);
  await as(visit, 'senior');
  await knowAs(visit, 'shared');
  await addKeyAt(page, 'This tablet');
  // The browser is told to ask for a key that is carried, and goes on waiting for one.
  await page.waitForTimeout(1_500);
  expect(await page.getByRole('heading', { name: 'Add a passkey' }).isVisible()).toBe(true);
  expect(await carried(key)).toHaveLength(1);
  await visit.close();
});

test('the next person takes a tablet over with their key in under three seconds, and sees nothing typed before', async () => {
  const visit = await open.visit();
  const { page } = visit;
  await as(visit, 'senior');
  const key = await plugIn(page, 'usb');
  await addKeyAt(page, 'Green key');
  await page.getByRole('cell', { name: 'Green key' }).waitFor();
  await as(visit, 'worker');
  await knowAs(visit, 'shared');
  await page.goto(`/test/note/${home.childId}`);
  await page.locator('textarea[name=note]').fill('Robin told me something.');
  const began = performance.now();
  await page.getByRole('link', { name: 'Switch person' }).click();
  await page.getByRole('button', { name: 'Use my passkey' }).click();
  await page.getByRole('link', { name: 'Switch person' }).waitFor();
  expect(performance.now() - began).toBeLessThan(3_000);
  await page.goto(`/test/note/${home.childId}`);
  expect(await page.content()).not.toContain('told me something');
  expect(await carried(key)).toHaveLength(1);
  expect(visit.complaints).toEqual([]);
  await visit.close();
});

test('a fresh proof by key, five minutes on: back where it was asked for', async () => {
  const visit = await open.visit({ width: 390 });
  const { page } = visit;
  await as(visit, 'worker');
  await plugIn(page, 'usb');
  await addKeyAt(page, 'Blue key');
  await page.getByRole('cell', { name: 'Blue key' }).waitFor();
  open.kith.clock.pass(6 * MINUTE);
  await page.goto('/account/passkeys/new');
  await page.getByRole('heading', { name: 'Is it still you?' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use my passkey' }).click();
  await page.getByRole('heading', { name: 'Add a passkey' }).waitFor();
  await visit.close();
});

const wordsOn = (page: Page) => page.locator('body').innerText();

test.each([
  'Escape, twice',
  'the button',
])('%s: the screen is blank at once, locked, and what was typed is kept', async (how) => {
  const visit = await open.visit();
  const { page } = visit;
  await as(visit, 'worker');
  await page.goto(`/test/note/${home.childId}`);
  await page.locator('textarea[name=note]').fill('Robin told me something.');
  // The way to the server is held back, so that what is seen meanwhile is the browser's own doing.
  await page.evaluate(() => {
    const forms = HTMLFormElement.prototype;
    const real = Object.getOwnPropertyDescriptor(forms, 'submit')?.value as (this: HTMLFormElement) => void;
    forms.submit = function () {
      Object.assign(globalThis, { letGo: () => real.call(this) });
    };
  });
  if (how === 'the button') await page.getByRole('button', { name: 'Hide the screen' }).click();
  else for (let i = 0; i < 2; i += 1) await page.keyboard.press('Escape');
  expect((await wordsOn(page)).trim()).toBe('');
  expect(await page.title()).toBe('Kith');
  await page.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
  await page.getByRole('link', { name: 'Come back' }).waitFor();
  expect((await wordsOn(page)).trim()).toBe('Skip to the content\nThe screen is hidden\n\nCome back');
  expect(await axe(page)).toEqual([]);
  await page.goBack();
  expect(await wordsOn(page)).not.toContain('told me something');
  await page.goto(`/test/note/${home.childId}`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await as(visit, 'worker');
  await page.goto(`/test/note/${home.childId}`);
  expect(await page.locator('textarea[name=note]').inputValue()).toBe('Robin told me something.');
  await visit.close();
});

test('Escape once, or twice at leisure, hides nothing', async () => {
  const visit = await open.visit();
  const { page } = visit;
  await as(visit, 'worker');
  await page.goto('/children');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  await visit.close();
});

test('untouched for ten minutes the tablet blanks itself and keeps what was typed', async () => {
  const visit = await open.visit();
  const { page } = visit;
  await as(visit, 'worker');
  await page.clock.install();
  await page.goto(`/test/note/${home.childId}`);
  await page.locator('textarea[name=note]').fill('Robin told me something.');
  await page.clock.fastForward(9 * MINUTE);
  expect(await page.locator('textarea[name=note]').isVisible()).toBe(true);
  open.kith.clock.pass(10 * MINUTE);
  await page.clock.fastForward(2 * MINUTE);
  await page.getByRole('link', { name: 'Come back' }).waitFor();
  expect(await wordsOn(page)).not.toContain('told me something');
  await as(visit, 'worker');
  await page.goto(`/test/note/${home.childId}`);
  expect(await page.locator('textarea[name=note]').inputValue()).toBe('Robin told me something.');
  await visit.close();
});

test('without JavaScript the button leads to the same blank, locked page', async () => {
  const visit = await open.visit({ javaScript: false });
  const { page } = visit;
  await as(visit, 'worker');
  await page.goto('/children');
  await page.getByRole('button', { name: 'Hide the screen' }).click();
  await page.getByRole('link', { name: 'Come back' }).waitFor();
  await page.goto('/children');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await page.getByRole('button', { name: 'Use a passkey instead' }).isVisible()).toBe(false);
  await visit.close();
});
