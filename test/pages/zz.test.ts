import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenKith, openKith } from '../harness/chromium.ts';
let open: OpenKith;
beforeAll(async () => { open = await openKith({}); });
afterAll(() => open.close());
test('x', async () => {
  const v = await open.visit({ width: 390 });
  await v.page.goto('/nowhere');
  console.log(await v.page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.width = '2000px';
    document.querySelector('main')?.append(wide);
    const r = wide.getBoundingClientRect();
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth, r.width, r.height, getComputedStyle(document.body).overflowX, getComputedStyle(document.querySelector('main')!).overflowX, getComputedStyle(document.documentElement).overflowX];
  }));
  expect(1).toBe(1);
});
