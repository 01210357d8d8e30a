import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { elementsOf, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

/* The pages of the library on real packs and a real PostgreSQL. */

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  home = await addLivedIn(kith);
});
afterAll(() => kith.close());

const get = async (path: string, personId: PersonId = home.worker) =>
  (await kith.signInAs({ providerId: home.providerId, personId })).get(path);
const text = async (path: string) => textOf((await get(path)).body);
const shownClauses = (html: string): readonly string[] =>
  elementsOf(html)
    .filter(({ tagName }) => tagName === 'li')
    .flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id').map(({ value }) => value))
    .filter((id) => /^[A-Z]{2,4}-\d/.test(id));
const SIT = '/library/policies/staying-in-touch/2023-02';

describe('a policy', () => {
  test('says whether it is followed, and since when', async () => {
    expect(await text(SIT)).toContain('Adopted Your organisation follows it since Monday 8 January 2024');
    const other = kith.deps.shelf.packs.find(
      ({ id }) => id !== 'staying-in-touch' && id !== 'correspondence',
    );
    if (!other) return;
    expect(await text(`/library/policies/${other.id}/${other.version}`)).toContain('Not adopted');
  });

  test('narrowed by kind shows those clauses and no others', async () => {
    const pack = kith.deps.shelf.packs.find(({ id }) => id === 'staying-in-touch');
    const duties = pack?.data.clauses.filter(({ kind }) => kind === 'duty').map(({ id }) => id) ?? [];
    const shown = shownClauses((await get(`${SIT}?kind=duty`)).body);
    expect(duties.length).toBeGreaterThan(20);
    expect(shown.toSorted()).toEqual(duties.toSorted());
  });

  test('narrowed to a support worker shows what it asks of one', async () => {
    const pack = kith.deps.shelf.packs.find(({ id }) => id === 'staying-in-touch');
    const asked = Object.entries(pack?.data.roles ?? {})
      .filter(([, roles]) => roles.for.includes('support-worker'))
      .map(([id]) => id);
    const page = await get(`${SIT}?role=support-worker`);
    expect(asked.length).toBeGreaterThan(50);
    expect(shownClauses(page.body).toSorted()).toEqual(asked.toSorted());
    expect(textOf(page.body)).toContain('sorted by Kith, not by the document');
  });

  test('narrowed to nothing says what to do', async () => {
    expect(await text(`${SIT}?role=schools&kind=right`)).toContain('No clause fits all of these');
  });
});

describe('search', () => {
  test('shows results in groups, marked, with what was looked for as well', async () => {
    const page = await get('/library/search?q=nudes');
    expect(textOf(page.body)).toContain('Looked for as well: ');
    expect(page.body).toContain('<mark>');
    expect(textOf(page.body)).toMatch(/Guidance \(\d+\)/);
    expect(page.body).toContain('href="/library/clauses/SIT-0.3"');
  });
  test('shows one group whole', async () => {
    const page = await get('/library/search?q=phone&group=clauses');
    expect(textOf(page.body)).toMatch(/What your policies say \(\d+\)/);
    expect(textOf(page.body)).not.toMatch(/Guidance \(\d+\)/);
  });
  test('that finds nothing says what to try', async () => {
    const words = await text('/library/search?q=zzzzzz');
    expect(words).toContain('Nothing was found for “zzzzzz”');
    expect(words).toContain('Try fewer words');
  });
});

describe('a harm', () => {
  test('says to staff what never to do, what follows and what is held back, each with its clauses', async () => {
    const page = await get('/library/harms/self-generated-image');
    const words = textOf(page.body);
    expect(words).toMatch(/Never:? .*view, copy, forward or keep the picture/);
    expect(words).toContain('Tell the child’s social worker about your concern');
    expect(words).toContain('Telling the family');
    expect(page.body).toContain('href="/library/clauses/SIT-1.21"');
  });
  test('speaks to each reader, and to staff where it is not said to whom', async () => {
    const current = async (voice: string) =>
      /aria-current="page">(Staff|Parents and carers|Young people)</.exec(
        (await get(`/library/harms/grooming${voice}`)).body,
      )?.[1];
    expect(await current('')).toBe('Staff');
    expect(await current('?voice=parents')).toBe('Parents and carers');
    expect(await current('?voice=young')).toBe('Young people');
    expect(await current('?voice=constructor')).toBe('Staff');
  });
  test.each(['other', 'nothing', 'constructor'])('%s has no page', async (harm) => {
    expect((await get(`/library/harms/${harm}`)).status).toBe(404);
  });
});

test('everybody may read, and each look is in the audit', async () => {
  for (const person of [home.worker, home.senior, home.manager, home.responsible, home.socialWorker]) {
    expect((await get('/library', person)).status).toBe(200);
  }
  const read = (await auditOf(kith, home.providerId)).filter(({ event }) => event === 'LIBRARY_READ');
  expect(read.length).toBeGreaterThan(4);
});
