import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import { axe, overflowOf, type Visit } from './chromium.ts';

/** A folder to put a picture of every page and state in, for somebody who wants to look at them. */
const LOOK_AT = process.env['KITH_PICTURES'];
const WIDTHS = [1100, 390, 320];

/** Nothing sticks out at any width, axe is content on a phone, the browser has no complaint. */
export async function expectFine({ page, complaints }: Visit, state: string, allowed = /^$/): Promise<void> {
  if (LOOK_AT) mkdirSync(LOOK_AT, { recursive: true });
  const sticksOut = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    sticksOut.push(...(await overflowOf(page)).map((each) => `${width}: ${each}`));
    if (LOOK_AT && width !== 320) {
      await page.screenshot({
        path: `${LOOK_AT}/${state.replace(/\W+/g, '-')}-${width}.png`,
        fullPage: true,
      });
    }
  }
  await page.setViewportSize({ width: 390, height: 900 });
  const onPhone = await axe(page);
  const loud = complaints.filter((each) => !allowed.test(each));
  expect(JSON.stringify({ state, faults: [...sticksOut, ...onPhone, ...loud] }, null, 1)).toBe(
    JSON.stringify({ state, faults: [] }, null, 1),
  );
}
