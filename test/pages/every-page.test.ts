import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, instant } from '#kernel/instant.ts';
import { openPool } from '#platform/db/pool.ts';
import { addChild, addHome, addPerson } from '../harness/builders.ts';
import { axe, comeInAs, type OpenKith, openKith, overflowOf, type Visit } from '../harness/chromium.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { expectFine } from '../harness/expect-fine.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf, recordAs } from '../harness/lived-in.ts';
import { addOpening } from '../harness/opening.ts';

let open: OpenKith;
let home: LivedIn;
let dutyId = '';
let held = '';
let opening: Awaited<ReturnType<typeof addOpening>>;

beforeAll(async () => {
  open = await openKith({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
  home = await addLivedIn(open.kith);
  const { kith } = open;
  const by = { providerId: home.providerId, personId: home.worker };
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
  // Some days later: what was not done is overdue, and a new worry holds back telling the family.
  kith.clock.pass(3 * DAY);
  const place = { homeId: home.homeId, childId: home.childId, occurredAt: instant(kith.clock.now()) };
  await recordAs(kith, by, {
    ...place,
    type: 'concern.raised',
    facts: { harms: ['indecent-images'] },
    details: { safe: 'no' },
  });
  held = await recordAs(kith, by, {
    ...place,
    type: 'access.restricted',
    facts: { what: ['contact', 'social-media'], extent: 'withdrawn', emergency: false },
    details: { words: 'A long-word-without-a-break-'.repeat(12), safe: 'no' },
  });
  opening = await addOpening(kith, home);
});
afterAll(() => open.close());

async function visitAs(personId: PersonId | undefined): Promise<Visit> {
  const visit = await open.visit({ width: 390 });
  if (personId) await comeInAs(open, visit, { providerId: home.providerId, personId });
  return visit;
}

/** The pages that have been looked at, as they read. */
const looked = new Set<string>();
/** One browser window a reader, for pages that are only read: to open one takes longer than to look at a page. */
const windows = new Map<PersonId, Promise<Visit>>();
async function readAs(personId: PersonId): Promise<Visit> {
  const known = windows.get(personId) ?? visitAs(personId);
  windows.set(personId, known);
  const visit = await known;
  visit.complaints.splice(0);
  return visit;
}

/** In an emergency one opens the record of a child whom one does not see: the page is the same for every id. */
const partsFor = (pattern: string) => ({
  ...partsOf(home, dutyId),
  ...(pattern === '/children/:child/emergency-access' ? { child: randomUUID() } : {}),
  ...(pattern === GIVE_BACK ? { access: opening.access } : {}),
});

const GIVE_BACK = '/emergency-access/:access/give-back';
const NOT_FOUND = /status of 404/;
const REFUSED = /status of (409|422)/;

describe.each(MOUNTED.filter(({ isFile }) => !isFile))('$pattern', ({ pattern, takesForms }) => {
  const addressFor = () =>
    addressOf(pattern, partsFor(pattern)) + (pattern === '/home/month' ? `?home=${home.homeId}` : '');

  test('as each of its readers sees it', async () => {
    const readers = {
      manager: home.manager,
      'social worker': home.socialWorker,
      visitor: home.visitor,
      // Only who answers for the organisation keeps the feed, and only who opened a record gives it back.
      ...(pattern === '/feed' ? { 'responsible individual': home.responsible } : {}),
      ...(pattern === GIVE_BACK ? { 'whoever opened it': opening.opener } : {}),
    };
    let seen = 0;
    for (const [name, personId] of Object.entries(readers)) {
      const visit = await readAs(personId);
      const answer = await visit.page.goto(addressFor());
      if (answer?.status() === 200) {
        seen += 1;
        expect(await visit.page.title(), 'no child’s full name in a tab').not.toContain('Elmhirst');
        const shown = (await visit.page.locator('main').innerHTML()).replace(/ value="[^"]*"/g, '');
        // What reads the same for the next reader has been looked at.
        if (!looked.has(shown)) await expectFine(visit, `${pattern} ${name}`);
        looked.add(shown);
      }
    }
    expect(seen).toBeGreaterThan(0);
  });

  // A form that asks nothing but whether is sent whole by its button.
  if (pattern === GIVE_BACK) return;
  test('sent empty', async () => {
    const sender = pattern === '/feed' ? home.responsible : home.manager;
    const reader = pattern.startsWith('/notices') ? home.socialWorker : sender;
    const visit = await readAs(reader);
    await visit.page.goto(addressFor());
    const send = visit.page.locator('main form[method=post] .govuk-button:not([hidden])').last();
    expect((await send.count()) > 0).toBe(takesForms);
    if (takesForms) {
      // Words that a form brings along are taken out too.
      for (const box of await visit.page.locator('main form textarea:visible').all()) await box.fill('');
      await send.click();
      await visit.page.getByText('There is a problem').waitFor();
      await expectFine(visit, `${pattern} sent empty`, REFUSED);
      for (const link of await visit.page.locator('.govuk-error-summary a').all()) {
        await link.click();
        const at = await visit.page.evaluate(() => document.activeElement?.tagName);
        expect(['INPUT', 'TEXTAREA', 'SELECT'], 'each message leads to its field').toContain(at);
      }
    }
  });
});

describe('states', () => {
  test('an answer with a duty on hold and one that is done', async () => {
    const visit = await visitAs(home.worker);
    await visit.page.goto(`/children/${home.childId}/events/${held}`);
    await visit.page.getByText('On hold').first().waitFor();
    await expectFine(visit, 'answer, held');
    for (const why of await visit.page.locator('summary').all()) await why.click();
    await expectFine(visit, 'answer, every Why? open');
    await visit.close();
  });

  test('a duty that is done, and its event', async () => {
    const visit = await visitAs(home.worker);
    await visit.page.goto(`/duties/${dutyId}`);
    await visit.page.getByLabel('By phone').check();
    await visit.page.getByLabel('What was said, agreed or done').fill('Told her everything.');
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByText('Done, or no longer owed').waitFor();
    await expectFine(visit, 'answer, one thing done late');
    await visit.page.goto(`/duties/${dutyId}`);
    await expectFine(visit, 'duty, done late');
    await visit.close();
  });

  test('before it happens: what policies say', async () => {
    const visit = await visitAs(home.worker);
    await visit.page.goto('/record/stopped');
    await visit.page.getByLabel('Robin E').check();
    await visit.page.getByLabel('Phone').check();
    await visit.page.getByRole('button', { name: 'I am about to do this: check first' }).click();
    await visit.page.getByRole('heading', { name: 'May it be done?' }).waitFor();
    await expectFine(visit, 'check first');
    await visit.close();
  });

  test('a home in which nothing has happened', async () => {
    const { kith } = open;
    const homeId = await addHome(kith.db, home.providerId, 'Quiet House');
    const manager = await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId });
    const visit = await visitAs(manager);
    for (const path of [
      '/home',
      `/home/month?home=${homeId}`,
      '/children',
      '/devices',
      '/record/returned',
      '/record/stopped',
    ]) {
      await visit.page.goto(path);
      await expectFine(visit, `empty ${path.split('?')[0]}`);
    }
    const childId = await addChild(kith.db, home.providerId, { authorityId: home.authorityId, homeId });
    await visit.page.goto(`/children/${childId}`);
    await expectFine(visit, 'empty chronology');
    await visit.close();
  });

  test('what is not there, for somebody and for nobody', async () => {
    for (const who of [home.worker, undefined]) {
      const visit = await visitAs(who);
      await visit.page.goto('/nowhere');
      await expectFine(visit, `not found ${who ? 'signed in' : 'signed out'}`, NOT_FOUND);
      await visit.close();
    }
  });

  test('the database away, with what was typed', async () => {
    const { kith } = open;
    const { db } = kith;
    const visit = await visitAs(home.worker);
    await visit.page.goto('/record/stopped');
    await visit.page.getByLabel('Anything else, in a few words').fill('Not to be lost.');
    const away = openPool({ login: { url: 'postgres://nobody@127.0.0.1:9/kith' } });
    Object.assign(kith.deps, { db: away });
    await visit.page.getByRole('button', { name: 'Save and show me what to do' }).click();
    await visit.page.getByRole('heading', { name: 'Kith cannot reach its records right now' }).waitFor();
    await expectFine(visit, 'database away', /status of 503/);
    Object.assign(kith.deps, { db });
    await away.destroy();
    await visit.page.getByRole('button', { name: 'Try again' }).click();
    await visit.page.getByText('There is a problem').waitFor();
    const words = visit.page.getByLabel('Anything else, in a few words');
    expect(await words.inputValue()).toBe('Not to be lost.');
    await visit.close();
  });
});

test('axe and the widths are not blind: a picture without words and a wide box are found', async () => {
  const visit = await visitAs(home.worker);
  await visit.page.goto('/children');
  await visit.page.evaluate(() => {
    const picture = document.createElement('img');
    const wide = document.createElement('div');
    wide.append('wide');
    wide.style.width = '2000px';
    document.querySelector('main')?.append(picture, wide);
  });
  expect((await axe(visit.page)).join()).toContain('image-alt');
  expect(await overflowOf(visit.page)).not.toEqual([]);
  await visit.close();
});
