import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comeInAs, type OpenKith, openKith } from '../harness/chromium.ts';
import { addLivedIn, type LivedIn, realShelf } from '../harness/lived-in.ts';

/* With a keyboard alone: from home to the answer, a mistake mended on the way, and a duty closed. */

let open: OpenKith;
let home: LivedIn;
beforeAll(async () => {
  open = await openKith({ now: '2026-11-20T17:41:00Z', shelf: await realShelf() });
  home = await addLivedIn(open.kith);
});
afterAll(() => open.close());

/** What the keyboard stands on, as a person would call it, and whether it can be seen. */
async function standsOn(page: Page): Promise<{ readonly name: string; readonly seen: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return { name: '', seen: true };
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
    const own = [
      labels.map((each) => each.textContent).join(' '),
      at.getAttribute('aria-label'),
      at.textContent,
    ];
    const mark = (element: Element | null | undefined, pseudo?: string): boolean => {
      if (!element) return false;
      const style = getComputedStyle(element, pseudo);
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    };
    const seen =
      mark(at) || labels.some((each) => mark(each, '::before')) || mark(at.nextElementSibling, '::before');
    return {
      name:
        own
          .find((each) => each?.trim())
          ?.replace(/\s+/g, ' ')
          .trim() ?? at.id,
      seen,
    };
  });
}

/** Presses Tab until the keyboard stands on what is called so. Every stop on the way must be visible. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await standsOn(page);
    if (at.name !== '') expect([at.name, at.seen]).toEqual([at.name, true]);
    if (name.test(at.name)) return;
    passed.push(at.name);
  }
  throw new Error(`no stop called ${name} among: ${passed.join(' | ')}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Space');
}

test.each([true, false])('from home to a duty that is done, with JavaScript %s', async (javaScript) => {
  const visit = await open.visit({ width: 1100, javaScript });
  const { page } = visit;
  await comeInAs(open, visit, { providerId: home.providerId, personId: home.worker });
  await page.goto('/home');
  await tabTo(page, /^Skip to/);
  await press(page, /^Record something$/);
  await press(page, /^Phone, internet or contact was stopped$/);

  await choose(page, /^Yes$/);
  await choose(page, /^Robin E$/);
  await press(page, /^Save and show me what to do$/);
  await page.getByText('There is a problem').waitFor();
  await tabTo(page, /^Tick what was stopped$/);
  await page.keyboard.press('Enter');
  const mended = await standsOn(page);
  expect(mended.name).toBe('Phone');
  await page.keyboard.press('Space');
  await press(page, /^Save and show me what to do$/);

  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(
    /^Phone stopped at .*: what happens now$/,
  );
  await tabTo(page, /^Why/);
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open]').innerText()).toMatch(/(SIT|CCS)-\d/);
  await press(page, /^I have told Dele Ashdown/);

  await tabTo(page, /^By phone$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^What was said, agreed or done/);
  await page.keyboard.type('Told her by phone.');
  await press(page, /^Save$/);
  await page.getByText('Done, or no longer owed').waitFor();
  expect(visit.complaints.filter((each) => !each.includes('422'))).toEqual([]);
  await visit.close();
});
