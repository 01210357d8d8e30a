import { afterEach, beforeEach, expect, test } from 'vitest';
import { signInContext } from '#app/context.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { withActor } from '#platform/db/transaction.ts';
import { newSetUpSecret } from '#slices/account/index.ts';
import { axe, type OpenKith, openKith, overflowOf, type Visit } from '../harness/chromium.ts';
import { realShelf } from '../harness/lived-in.ts';

/* From an empty Kith: an organisation of one's own, and the demonstration home in which one can look around. */

let open: OpenKith;
let link = '';
beforeEach(async () => {
  open = await openKith({ now: '2026-11-21T10:00:00Z', shelf: await realShelf() });
  const key = await withActor(open.kith.db, signInContext(null), newSetUpSecret);
  link = `/set-up?key=${key}`;
});
afterEach(() => open.close());

async function expectFine({ page, complaints }: Visit): Promise<void> {
  const where = new URL(page.url()).pathname;
  expect([where, await overflowOf(page), await axe(page), complaints]).toEqual([where, [], [], []]);
}

test('an organisation of one’s own: four pages, a check, a code, and on to the first child, record and colleague', async () => {
  const visit = await open.visit({ width: 390 });
  const { page } = visit;
  const goOn = async (): Promise<void> => {
    await expectFine(visit);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await page.goto('/');
  await page.getByText('Open the set-up link').waitFor();
  await expectFine(visit);
  await page.goto(link);
  await expectFine(visit);
  await page.getByRole('button', { name: 'Start my organisation' }).click();
  await page.getByLabel('Your organisation').fill('Larch Care');
  await page.getByLabel('The home', { exact: true }).fill('Rowan House');
  await page.getByLabel('The home’s telephone number').fill('01632 960001');
  await goOn();
  for (const policy of await page.locator('[name=policy]').all()) await policy.check();
  await goOn();
  await page.getByRole('heading', { name: 'What your policies leave to you' }).waitFor();
  for (const group of await page.locator('summary').all()) await group.click();
  await goOn();
  await page.getByLabel('First name').fill('Morgan');
  await page.getByLabel('Last name').fill('Elm');
  await page.getByLabel('E-mail address').fill('morgan@larch.example');
  await page.getByLabel('Password', { exact: true }).fill('ladder pigeon seventeen');
  await goOn();
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
  await expectFine(visit);
  await page.getByRole('button', { name: 'Set up Kith' }).click();

  await page.getByLabel('E-mail address').fill('morgan@larch.example');
  await page.getByLabel('Password', { exact: true }).fill('ladder pigeon seventeen');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The camera does not work').click();
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Six-digit code').fill(currentCode(secret, open.kith.clock.now()));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Rowan House' }).waitFor();
  await expectFine(visit);
  await page.getByRole('link', { name: 'Record something' }).click();
  await page.getByRole('link', { name: 'Phone, internet or contact was stopped' }).click();
  await expectFine(visit);
  expect(await page.locator('main').innerText()).toMatch(/no child/i);
  await page.getByRole('link', { name: 'Add a child' }).click();
  await addTheFirstChild(visit);
  await recordTheFirst(visit);
  await page.getByRole('link', { name: 'My home' }).first().click();
  await addTheFirstColleague(visit);
  await visit.close();
}, 300_000);

/** The manager's first child, of an authority that nobody has named before. */
async function addTheFirstChild(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('heading', { name: 'Add a child' }).waitFor();
  const day = async (of: string, [date, month, year]: readonly [string, string, string]) => {
    const boxes = page.getByRole('group', { name: of });
    await boxes.getByLabel('Day').fill(date);
    await boxes.getByLabel('Month').fill(month);
    await boxes.getByLabel('Year').fill(year);
  };
  await page.getByLabel('First name', { exact: true }).fill('Wren');
  await page.getByLabel('Last name', { exact: true }).fill('Oakes');
  await day('Date of birth', ['3', '2', '2012']);
  await page.getByLabel('It was planned').check();
  await day('Since when', ['20', '11', '2026']);
  await page.getByLabel('The authority’s name').fill('Fenshire');
  await page.getByLabel('Its telephone number in the day').fill('01632 960200');
  await page.getByLabel('The social worker’s first name').fill('Bo');
  await page.getByLabel('The social worker’s last name').fill('Marsh');
  await page.getByLabel('The social worker’s telephone number').fill('01632 960201');
  await expectFine(visit);
  await page.getByRole('button', { name: 'Add this child' }).click();
  await page.getByRole('heading', { name: 'Wren Oakes' }).waitFor();
  await expectFine(visit);
}

/** The home's first record: what is to be done names the child's own social worker. */
async function recordTheFirst(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.goto('/record/stopped');
  await page.getByRole('group', { name: 'Is everyone safe now?' }).getByLabel('Yes').check();
  await page.locator('[name=child]').first().check();
  await page.getByLabel('Phone', { exact: true }).check();
  await page.getByRole('button', { name: 'Save and show me what to do' }).click();
  await page.getByRole('heading', { name: /what happens now$/ }).waitFor();
  await expectFine(visit);
  const told = await page.locator('main').innerText();
  expect(told).toContain('Bo Marsh');
  expect(told).toContain('01632 960201');
}

async function addTheFirstColleague(visit: Visit): Promise<void> {
  const { page } = visit;
  await page.getByRole('link', { name: 'People who work here' }).click();
  await expectFine(visit);
  await page.getByRole('link', { name: 'Add a colleague' }).click();
  await page.getByLabel('First name', { exact: true }).fill('Kit');
  await page.getByLabel('Last name', { exact: true }).fill('Sedge');
  await page.getByLabel('Support worker', { exact: true }).check();
  await page.getByLabel('Telephone number').fill('01632 960055');
  await page.getByLabel('E-mail address').fill('kit@larch.example');
  await page.getByLabel('First password', { exact: true }).fill('orchard kettle nineteen');
  await expectFine(visit);
  await page.getByRole('button', { name: 'Add this colleague' }).click();
  await page.getByRole('rowheader', { name: 'Kit Sedge' }).waitFor();
  await expectFine(visit);
}

test('the demonstration: one press to be somebody, six to the answer, and no link of anybody’s leads nowhere', async () => {
  const visit = await open.visit({ width: 1100 });
  const { page } = visit;
  page.setDefaultTimeout(60_000);
  await page.goto(link);
  await page.getByRole('button', { name: 'Look around' }).click();
  await page.getByRole('heading', { name: 'Look around as one of these people' }).waitFor();
  await expectFine(visit);
  await page
    .getByRole('button', { name: /support worker$/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Yours now' }).waitFor();
  await expectFine(visit);

  await page.getByRole('link', { name: 'Record something' }).first().click();
  await page.getByRole('link', { name: 'A device was taken from a child' }).click();
  await expectFine(visit);
  await page.getByRole('group', { name: 'Is everyone safe now?' }).getByLabel('Yes').check();
  await page.locator('[name=child]').first().check();
  const inList = page.getByLabel('A device that is not in this list');
  if (await inList.count()) await inList.check();
  await page.getByLabel('What is it?').selectOption('Phone');
  await page.getByLabel('How would a colleague know it?').fill('green phone');
  await page.getByRole('button', { name: 'Save and show me what to do' }).click();
  await page.getByRole('heading', { name: /^Green phone seized at .*: what happens now$/ }).waitFor();
  await expectFine(visit);
  const cards = await page.locator('[id^=duty-]').all();
  expect(cards.length).toBeGreaterThan(2);
  for (const card of cards) {
    expect(((await card.locator('details').textContent()) ?? '').replace(/\s+/g, ' ')).toMatch(
      /(SIT|CCS|ESF|SCO|BSC|ENG)-[A-Z]?\d+\.\d+/,
    );
  }
  const told = await page.locator('main').innerText();
  expect(told).toMatch(/01632 960\d\d\d/);
  expect(told).not.toContain('Nobody is named in Kith yet');
  await visit.close();
  await expectNoDeadLinks();
}, 300_000);

/** An address without what it names: "/children/:id", "/library/clauses/:id". */
const patternOf = (path: string): string =>
  (path.split('?')[0] ?? '')
    .replace(/[0-9a-f-]{36}/g, ':id')
    .replace(/^(\/library\/[a-z-]+|\/settings|\/policies)\/.+$/, '$1/:id');

/** Follows the links of everybody that the demonstration offers: none is dead, none breaks. */
async function expectNoDeadLinks(): Promise<void> {
  const { kith } = open;
  const door = kith.browser();
  const people = [
    ...(await door.get('/set-up/demonstration')).body.matchAll(/name="person" value="([^"]+)"/g),
  ];
  expect(people.length).toBeGreaterThanOrEqual(4);
  for (const [, person] of people) {
    const browser = kith.browser();
    await browser.get('/set-up/demonstration');
    expect((await browser.post('/set-up/demonstration', { person: person ?? '' })).status).toBe(303);
    const seen = new Set<string>();
    const patterns = new Map<string, number>();
    const waiting = ['/'];
    while (waiting.length > 0 && seen.size < 400) {
      const path = waiting.shift() ?? '';
      if (seen.has(path)) continue;
      seen.add(path);
      const pattern = patternOf(path);
      const times = patterns.get(pattern) ?? 0;
      patterns.set(pattern, times + 1);
      if (times >= 4) continue;
      const answer = await browser.open(path);
      expect(`${answer.status} ${path}`).toBe(`200 ${path}`);
      const links = answer.body.matchAll(/href="(\/[^"#]*)/g);
      for (const [, to = ''] of links)
        if (!to.startsWith('/assets/')) waiting.push(to.replaceAll('&amp;', '&'));
    }
    expect(patterns.size).toBeGreaterThan(4);
  }
}
