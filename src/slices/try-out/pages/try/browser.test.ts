import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axe,
  comeInAs,
  type OpenKith,
  openKith,
  overflowOf,
  type Visit,
} from '../../../../../test/harness/chromium.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let open: OpenKith;
let home: LivedIn;
beforeAll(async () => {
  open = await openKith({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
  home = await addLivedIn(open.kith);
});
afterAll(() => open.close());

async function visitAs(personId: LivedIn['worker'], javaScript: boolean): Promise<Visit> {
  const visit = await open.visit({ width: 390, javaScript });
  await comeInAs(open, visit, { providerId: home.providerId, personId });
  return visit;
}

/** Nothing sticks out at any width, and axe is content where scripts may run. */
async function expectFine({ page }: Visit, state: string, javaScript: boolean): Promise<void> {
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    if (javaScript)
      expect({ state, width, faults: await overflowOf(page) }).toEqual({ state, width, faults: [] });
  }
  await page.setViewportSize({ width: 390, height: 900 });
  if (javaScript) expect({ state, faults: await axe(page) }).toEqual({ state, faults: [] });
}

test.each([true, false])('from what happened to what would follow; JavaScript: %s', async (javaScript) => {
  const visit = await visitAs(home.worker, javaScript);
  const { page } = visit;
  const name = javaScript ? '' : '-plain';
  await page.goto('/try');
  await expectFine(visit, `start${name}`, javaScript);
  await page.getByRole('link', { name: 'A phone, the internet or contact was stopped or cut down' }).click();
  await page
    .getByRole('heading', { name: 'A phone, the internet or contact was stopped or cut down' })
    .waitFor();
  await page.getByRole('button', { name: 'Show what would follow' }).click();
  await page.getByText('There is a problem').waitFor();
  await expectFine(visit, `mend${name}`, javaScript);
  await page.getByLabel('Phone', { exact: true }).check();
  await page.getByLabel('Withdrawn').check();
  await page.getByRole('group', { name: 'Was this an emergency?' }).getByLabel('Yes').check();
  await page.getByLabel('Significant harm').check();
  await page.getByRole('button', { name: 'Show what would follow' }).click();
  await page.getByRole('heading', { name: 'What would be owed' }).waitFor();
  expect(await page.getByText('This was only a try: nothing was recorded.').count()).toBe(1);
  for (const fold of await page.locator('summary').all()) await fold.click();
  await expectFine(visit, `answer${name}`, javaScript);
  await visit.close();
});

test('a scenario that is pasted in, with what it expects, and its form', async () => {
  const visit = await visitAs(home.socialWorker, true);
  const { page } = visit;
  await page.goto('/try');
  await page.getByLabel('Scenario').fill(readFileSync('scenarios/diff-deadline-friday-evening.json', 'utf8'));
  await page.getByRole('button', { name: 'Show what would follow' }).click();
  await page.getByRole('heading', { name: /^As expected: (\d+) of \1$/ }).waitFor();
  await expectFine(visit, 'pasted', true);
  await page.getByRole('button', { name: 'Change it by form' }).click();
  await page.getByRole('group', { name: 'What was restricted?' }).waitFor();
  await expectFine(visit, 'opened', true);
  await visit.close();
});

test.each([
  'concern.raised',
  'communication.proposed',
  'wifi-window.proposed',
  'staff.started',
  'house-rules.adopted',
])('the form of %s', async (event) => {
  const visit = await visitAs(home.manager, true);
  await visit.page.goto(`/try?event=${event}`);
  await expectFine(visit, event, true);
  await visit.close();
});
