import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/instant.ts';
import { addAccount, auditOf, givePassword, PASSWORD } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, addRole, asSystem } from '../../../../../test/harness/builders.ts';
import { elementsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
let email = '';
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  email = `kit-${randomUUID()}@larch.example`;
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const NEW = '/people/new';
const kit = (): Fields => ({
  'given-name': 'Kit',
  'family-name': 'Sedge',
  role: 'senior-support-worker',
  phone: '01632 960055',
  email,
  password: PASSWORD,
});

const people = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.person as p')
      .innerJoin('kith.role_held as r', 'r.person_id', 'p.person_id')
      .select(['p.person_id', 'p.given_name', 'r.role', 'r.home_id', 'r.held_from', 'r.held_to'])
      .execute(),
  );

describe('a colleague is added', () => {
  test('stands in the list, signs in with the password, and is asked to set up codes', async () => {
    const manager = await as(home.manager);
    expect((await manager.get('/home')).body).toContain(`href="/people?home=${home.homeId}"`);
    await manager.get(NEW);
    const sent = await manager.post(NEW, kit());
    expect([sent.status, sent.location]).toEqual([303, `/people?home=${home.homeId}`]);
    expect(textOf((await manager.get(sent.location ?? '')).body)).toContain('Kit SedgeSenior support worker');
    const added = (await people()).find((each) => each.given_name === 'Kit');
    expect(added).toMatchObject({ home_id: home.homeId, held_from: '2026-11-21', held_to: null });
    const entry = { event: 'PERSON_ADDED', outcome: 'done', subject: { person: added?.person_id } };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
    const theirs = await givePassword(kith.browser(), email);
    expect(theirs).toMatchObject({ status: 303, location: '/sign-in/set-up-code' });
    const wrong = await givePassword(kith.browser(), email, 'another ladder entirely');
    expect(wrong.status).not.toBe(303);
  });

  test('the button pressed three times at once and once more: one colleague', async () => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    const fields = { ...kit(), csrf: manager.csrf, submission: manager.submission };
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(NEW, fields)));
    answers.push(await manager.post(NEW, fields));
    answers.push(await manager.post(NEW, { ...fields, email: `other-${email}` }));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303, 303, 303]);
    expect((await people()).filter((each) => each.given_name === 'Kit')).toHaveLength(1);
    expect((await givePassword(kith.browser(), `other-${email}`)).status).not.toBe(303);
  });

  test.each<[string, Fields]>([
    ['given-name', { 'given-name': '' }],
    ['family-name', { 'family-name': 'x'.repeat(101) }],
    ['role', { role: '' }],
    ['role', { role: 'responsible-individual' }],
    ['role', { role: 'social-worker' }],
    ['phone', { phone: '' }],
    ['phone', { phone: 'at the desk' }],
    ['email', { email: '' }],
    ['email', { email: 'kit at larch' }],
    ['password', { password: '' }],
    ['password', { password: 'short' }],
    ['password', { password: 'password1234' }],
    ['password', { password: 'kit sedge 12' }],
  ])('%s %o will not do: shown at its field, nothing kept', async (field, wrong) => {
    const before = await people();
    const manager = await as(home.manager);
    await manager.get(NEW);
    const answer = await manager.post(NEW, { ...kit(), ...wrong });
    const links = elementsOf(answer.body).flatMap((each) =>
      each.attrs.filter(({ name, value }) => name === 'href' && value.startsWith('#') && value !== '#main'),
    );
    expect([answer.status, links.map((each) => each.value)]).toEqual([422, [`#${field}`]]);
    expect(answer.body).toContain(`id="${field}"`);
    expect(answer.body).not.toContain(PASSWORD);
    expect(await people()).toEqual(before);
  });

  test('an address that signs in already, be it to another organisation: nothing kept', async () => {
    const stranger = await addLivedIn(kith);
    const who = { providerId: stranger.providerId, personId: stranger.worker };
    await addAccount(kith, who, email);
    const before = await people();
    const manager = await as(home.manager);
    await manager.get(NEW);
    const answer = await manager.post(NEW, { ...kit(), email: email.toUpperCase() });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#email"');
    expect(textOf(answer.body)).not.toContain('Larch Care');
    expect(await people()).toEqual(before);
  });

  test.each(Object.values(HOSTILE))('%j in the boxes: no fault, no markup', async (text) => {
    const manager = await as(home.manager);
    const form = mainForm((await manager.get(NEW)).body, NEW);
    const boxes = (form?.controls ?? []).filter(({ type }) => ['text', 'tel', 'email'].includes(type));
    expect(boxes.length).toBe(4);
    const { csrf } = manager;
    for (const some of [boxes, boxes.filter(({ type }) => type === 'text')]) {
      const typed = Object.fromEntries(some.map(({ name }) => [name, text]));
      const answer = await manager.post(NEW, { ...kit(), csrf, submission: randomUUID(), ...typed });
      expect([303, 422]).toContain(answer.status);
      const shown = answer.status === 303 ? await manager.get(answer.location ?? '') : answer;
      expect(elementsOf(shown.body).some((each) => each.tagName === 'kith-probe')).toBe(false);
    }
  });

  test('a session that lapsed keeps what was typed, but never the password', async () => {
    const manager = await as(home.manager);
    await manager.get(NEW);
    kith.clock.pass(HOUR);
    const sent = await manager.post(NEW, kit());
    expect(sent.location).toContain('kept=yes');
    const { rows } = await asSystem(kith.db, home.providerId, async (tx) => {
      await sql`select set_config('kith.person_id', ${home.manager}, true)`.execute(tx);
      return sql<{ body: unknown }>`select body from kith.draft`.execute(tx);
    });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain('Sedge');
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });
});

describe('nobody else', () => {
  test('sees the people, adds to them or ends a role: the pages are not there', async () => {
    const before = await people();
    for (const other of [home.worker, home.senior, home.socialWorker]) {
      const browser = await as(other);
      for (const path of ['/people', NEW, `/people/${home.manager}`]) {
        expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
        if (path === '/people') continue;
        const sent = await browser.post(path, { ...kit(), end: 'end', submission: randomUUID() });
        expect([path, sent.status]).toEqual([path, 404]);
      }
      expect((await browser.open('/home')).body).not.toContain('/people');
    }
    expect(await people()).toEqual(before);
  });

  test('a manager of other homes neither sees, adds nor ends here', async () => {
    const { providerId } = home;
    const elsewhere = await addHome(kith.db, providerId, 'Birch Lodge');
    const third = await addHome(kith.db, providerId, 'Alder End');
    const other = await addPerson(kith.db, providerId, { role: 'registered-manager', homeId: elsewhere });
    await addRole(kith.db, providerId, other, { role: 'registered-manager', homeId: third });
    const before = await people();
    const browser = await as(other);
    expect((await browser.get(`/people?home=${home.homeId}`)).status).toBe(404);
    expect((await browser.get(`/people/${home.worker}`)).status).toBe(404);
    await browser.get(NEW);
    const sent = await browser.post(NEW, { ...kit(), home: home.homeId });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('href="#home"');
    expect(await people()).toEqual(before);
  });
});
