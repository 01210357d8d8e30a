import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import {
  addHome,
  addPerson,
  addSmallHome,
  asSystem,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';

let kith: TestApp;
let home: SmallHome;
let manager: Browser;
const PATH = '/people/import';
const HEAD = 'First name,Last name,Role,Home,First day,Last day,Telephone,E-mail';
const KIT = 'Kit,Sedge,Support worker,Rowan House,1/12/2026,,01632 960055,kit@larch.example';
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z' });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  manager = await as(home.manager);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const people = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.person as p')
      .leftJoin('kith.role_held as r', 'r.person_id', 'p.person_id')
      .select([
        'p.person_id',
        'p.given_name',
        'p.phone',
        'p.email',
        'r.role',
        'r.home_id',
        'r.held_from',
        'r.held_to',
      ])
      .orderBy('p.given_name')
      .orderBy('r.held_from')
      .execute(),
  );
const look = async (text: string, browser = manager) => {
  await browser.get(PATH);
  return browser.post(PATH, { text });
};
/** What the button of a shown preview sends. */
const buttonOf = (body: string) => {
  const form = mainForm(body, PATH);
  if (!form?.controls.some(({ name }) => name === 'seen')) throw new Error(`no button: ${textOf(body)}`);
  return { ...fieldsOf(form), mode: 'import' };
};
const rowsOf = (...rows: readonly string[]) => [HEAD, ...rows].join('\n');

describe('staff from a table', () => {
  test('are shown first, and brought in once, however often the button is pressed', async () => {
    const before = await people();
    const shown = await look(rowsOf(KIT, 'Kit,Sedge,Senior support worker,Rowan House,,,,kit@larch.example'));
    expect(shown.status).toBe(200);
    expect(textOf(shown.body)).toContain('Becomes support worker at Rowan House from 2026-12-01');
    expect(await people()).toEqual(before);
    const fields = buttonOf(shown.body);
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(PATH, fields)));
    answers.push(await manager.post(PATH, fields));
    expect(answers.map((each) => [each.status, each.location])).toEqual(Array(4).fill([303, '/people']));
    const kit = (await people()).filter((each) => each.given_name === 'Kit');
    expect(new Set(kit.map((each) => each.person_id)).size).toBe(1);
    expect(kit.map((each) => [each.role, each.held_from])).toEqual([
      ['senior-support-worker', '2026-11-21'],
      ['support-worker', '2026-12-01'],
    ]);
    const entry = { event: 'STAFF_IMPORTED', outcome: 'done' };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
  });

  test('one row to mend: each fault at its column, and nobody is brought in, even if the button is forged', async () => {
    const before = await people();
    const bad = 'Ash,,Gardener,Elsewhere,31/2/2026,1/1/2020,x,y';
    const shown = await look(rowsOf(KIT, bad));
    const text = textOf(shown.body);
    for (const fault of [
      'Last name: Enter',
      'Role: Enter one of',
      'Home: Enter one of: Rowan House',
      'First day: Enter a day',
      'Telephone: Enter',
      'E-mail: Enter',
    ])
      expect(text).toContain(fault);
    expect(text).toContain('1 to mend');
    expect(() => buttonOf(shown.body)).toThrow('no button');
    const forged = await manager.post(PATH, { text: rowsOf(KIT, bad), mode: 'import', seen: 'x' });
    expect(forged.status).toBe(200);
    expect(await people()).toEqual(before);
  });

  test('those who are there already stay; a number and a last day change', async () => {
    const shown = await look(
      rowsOf(
        'Sam,Ashdown,Support worker,Rowan House,,31/03/2027,01632 960099,',
        'NOOR,ashdown,senior-support-worker,rowan  house,8/1/2024,,01632 960010,',
      ),
    );
    expect(textOf(shown.body)).toContain('0 new, 1 with changes, 1 there already');
    expect((await manager.post(PATH, buttonOf(shown.body))).status).toBe(303);
    const sam = (await people()).filter((each) => each.given_name === 'Sam');
    expect(sam).toMatchObject([{ phone: '01632 960099', held_to: '2027-03-31' }]);
  });

  test('ASVS 2.3.3: what changed in Kith since it was shown is shown again, and nothing is brought in', async () => {
    const shown = await look(rowsOf(KIT));
    await addPerson(kith.db, home.providerId, {
      role: 'support-worker',
      givenName: 'Kit',
      familyName: 'Sedge',
      homeId: home.homeId,
    });
    const before = await people();
    const sent = await manager.post(PATH, buttonOf(shown.body));
    expect(textOf(sent.body)).toContain('Nothing was brought in: Kith has changed since you looked');
    expect(await people()).toEqual(before);
    expect((await manager.post(PATH, buttonOf(sent.body))).status).toBe(303);
  });

  test('twice in one table, one address for two names, and two of one name: to mend', async () => {
    const text = textOf(
      (await look(rowsOf(KIT, KIT, 'Ash,Elder,Support worker,Rowan House,,,,kit@larch.example'))).body,
    );
    expect(text).toContain('Line 2 says the same');
    expect(text).toContain('Another row has this address and another name');
    await addPerson(kith.db, home.providerId, { role: 'support-worker', homeId: home.homeId });
    expect(textOf((await look(rowsOf('Sam,Ashdown,Support worker,Rowan House,,,,'))).body)).toContain(
      'Two people have this name',
    );
  });

  test('ASVS 8.2.2, 8.3.1: nobody at another home is named, changed or given a role; nor the reader themself', async () => {
    const birch = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const far = await addPerson(kith.db, home.providerId, {
      role: 'support-worker',
      homeId: birch,
      givenName: 'Wren',
    });
    await asSystem(kith.db, home.providerId, (tx) =>
      tx
        .updateTable('kith.person')
        .set({ email: 'wren@larch.example' })
        .where('person_id', '=', far)
        .execute(),
    );
    const text = textOf(
      (
        await look(
          rowsOf(
            'Kit,Sedge,Support worker,Birch Lodge,,,,',
            'Kit,Sedge,Support worker,Rowan House,,,,wren@larch.example',
            'Morgan,Ashdown,Support worker,Rowan House,,,,',
          ),
        )
      ).body,
    );
    expect(text).toContain('Home: Enter one of: Rowan House');
    expect(text).toContain('belongs to somebody at another home');
    expect(text).not.toContain('Wren');
    expect(text).toContain('This is you');
    for (const personId of [home.worker, home.senior, home.socialWorker])
      expect((await (await as(personId)).get(PATH)).status).toBe(404);
  });

  test('2,000 rows in seconds', async () => {
    const many = Array.from(
      { length: 2_000 },
      (_, index) => `Kit${index},Sedge,Support worker,Rowan House,,,,k${index}@larch.example`,
    );
    const began = performance.now();
    const shown = await look(rowsOf(...many));
    const sent = await manager.post(PATH, buttonOf(shown.body));
    expect(sent.status).toBe(303);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect((await people()).filter((each) => each.given_name.startsWith('Kit'))).toHaveLength(2_000);
  });
});

describe('the table itself', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'Choose a file, or paste the rows'],
    ['no titles', KIT, 'These columns are missing'],
    ['titles alone', HEAD, 'There is no row below the titles'],
    ['a quote left open', `${HEAD}\n"Kit,Sedge`, 'A quotation mark is not closed'],
  ])('%s', async (_name, text, says) => {
    const sent = await look(text);
    expect([sent.status, textOf(sent.body).includes(says)]).toEqual([422, true]);
    expect(sent.body).toContain('href="#text"');
  });

  test('with semicolons and columns in another order', async () => {
    const sent = await look(
      'Surname;Forename;House;Job title;Shoe size\nSedge;Kit;Rowan House;Support worker;9',
    );
    expect(textOf(sent.body)).toContain('1 new');
    expect(textOf(sent.body)).toContain('no such column: Shoe size');
  });

  test('hostile cells become no markup and no fault (ASVS 1.2.1)', async () => {
    for (const text of Object.values(HOSTILE)) {
      const cell = `"${text.replaceAll('"', '""').slice(0, 500)}"`;
      const sent = await look(`${HEAD}\n${Array(8).fill(cell).join(',')}`);
      expect([200, 422]).toContain(sent.status);
      expect(markupIn(sent.body)).toEqual([]);
    }
  });
});
