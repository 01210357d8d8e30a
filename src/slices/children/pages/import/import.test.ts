import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addPerson, addSmallHome, asSystem, type SmallHome } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';

let kith: TestApp;
let home: SmallHome;
let manager: Browser;
const PATH = '/children/import';
const HEAD =
  'First name,Last name,Date of birth,Home,Placement,Lives here since,Authority,Authority telephone,Social worker first name,Social worker last name,Social worker telephone,Social worker e-mail';
const WREN = 'Wren,Oakes,27/3/2013,Rowan House,planned,1/9/2026,Marlshire,,Dele,Ashdown,,';
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z' });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addSmallHome(kith.db);
  manager = await as(home.manager);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const look = async (...rows: readonly string[]) => {
  await manager.get(PATH);
  return manager.post(PATH, { text: [HEAD, ...rows].join('\n') });
};
const buttonOf = (body: string) => {
  const form = mainForm(body, PATH);
  if (!form?.controls.some(({ name }) => name === 'seen')) throw new Error(`no button: ${textOf(body)}`);
  return { ...fieldsOf(form), mode: 'import' };
};
const kept = () =>
  asSystem(kith.db, home.providerId, async (tx) => {
    const count = async (
      table: 'kith.child' | 'kith.placement' | 'kith.allocation' | 'kith.person' | 'kith.authority',
    ) => (await tx.selectFrom(table).select('provider_id').execute()).length;
    return {
      child: await count('kith.child'),
      placement: await count('kith.placement'),
      allocation: await count('kith.allocation'),
      person: await count('kith.person'),
      authority: await count('kith.authority'),
    };
  });

test('children are shown first, then brought in once with home and social worker, whose access follows', async () => {
  const before = await kept();
  const fen = (name: string) =>
    `${name},Reed,2012-02-29,Rowan House,Emergency,20/11/2026,Fenshire,01632 960300,Bea,Linden,01632 960301,`;
  const shown = await look(WREN, fen('Ada'), fen('Ben'));
  expect(textOf(shown.body)).toContain('3 new, 0 with changes, 0 there already');
  expect(await kept()).toEqual(before);
  const fields = buttonOf(shown.body);
  const answers = await Promise.all([1, 2, 3].map(() => manager.post(PATH, fields)));
  expect(answers.map((each) => [each.status, each.location])).toEqual(Array(3).fill([303, '/children']));
  expect(await kept()).toEqual({
    child: before.child + 3,
    placement: before.placement + 3,
    allocation: before.allocation + 3,
    // One new social worker and one new authority, for two children.
    person: before.person + 1,
    authority: before.authority + 1,
  });
  manager = await as(home.manager);
  expect(textOf((await manager.get('/children')).body)).toContain('Wren');
  expect((await (await as(home.socialWorker)).get('/children')).body).toContain('Wren');
  const entry = { event: 'CHILDREN_IMPORTED', outcome: 'done' };
  expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
});

test('one row to mend: each fault at its column, and no child is brought in (ASVS 2.2.1)', async () => {
  const before = await kept();
  const shown = await look(
    WREN,
    'Kim,,31/2/2013,Elsewhere,perhaps,1/1/2030,,,,,x,y',
    'Lee,Old,1/1/2000,Rowan House,planned,1/1/2020,New,,A,B,,',
  );
  const text = textOf(shown.body);
  for (const fault of [
    'Last name: Enter the name',
    'Date of birth: Enter a day',
    'Date of birth: Check the day: a child is under 18',
    'Home: Enter one of: Rowan House',
    'Placement: Enter planned or emergency',
    'Lives here since: Enter today or an earlier day',
    'Authority telephone: Kith does not know this authority yet',
    'Social worker telephone: Enter a number',
  ])
    expect(text).toContain(fault);
  expect(() => buttonOf(shown.body)).toThrow('no button');
  expect(await kept()).toEqual(before);
});

test('a child who is there stays; another social worker takes over at once; nobody is moved', async () => {
  const bea = await addPerson(kith.db, home.providerId, {
    role: 'social-worker',
    givenName: 'Bea',
    familyName: 'Linden',
    authorityId: home.authorityId,
  });
  const robin = (worker: string) =>
    `Robin,Elmhirst,14/5/2012,Rowan House,planned,1/9/2025,Marlshire,,${worker},01632 960301,`;
  expect(textOf((await look(robin('Dele,Ashdown'))).body)).toContain(
    '0 new, 0 with changes, 1 there already',
  );
  const shown = await look(robin('Cy,Marsh'));
  expect(textOf(shown.body)).toContain('Cy Marsh becomes their social worker');
  expect((await manager.post(PATH, buttonOf(shown.body))).status).toBe(303);
  expect((await (await as(home.socialWorker)).get(`/children/${home.childId}`)).status).toBe(404);
  expect((await (await as(bea)).get(`/children/${home.childId}`)).status).toBe(404);
  expect(textOf((await (await as(home.manager)).get(`/children/${home.childId}`)).body)).toContain(
    'Cy Marsh',
  );
});

test('the same child twice in one table is to be mended', async () => {
  expect(textOf((await look(WREN, WREN)).body)).toContain('Line 2 is the same child');
});

test('2,000 children in seconds', async () => {
  const many = Array.from({ length: 2_000 }, (_, index) => WREN.replace('Wren', `Wren${index}`));
  const began = performance.now();
  const shown = await look(...many);
  expect((await manager.post(PATH, buttonOf(shown.body))).status).toBe(303);
  expect(performance.now() - began).toBeLessThan(15_000);
});

test('nobody but the manager (ASVS 8.2.1)', async () => {
  for (const personId of [home.worker, home.senior, home.responsible, home.socialWorker]) {
    const browser = await as(personId);
    for (const path of [PATH, `${PATH}/template`]) expect((await browser.get(path)).status).toBe(404);
  }
});
