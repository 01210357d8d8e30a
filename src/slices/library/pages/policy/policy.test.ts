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

  test('every policy with roles, narrowed to a support worker, shows those clauses and no others', async () => {
    const sorted = kith.deps.shelf.packs.filter(({ data }) => Object.keys(data.roles).length > 0);
    expect(sorted.length).toBeGreaterThan(4);
    for (const { id, version, data } of sorted) {
      const asked = data.clauses
        .filter((clause) => data.roles[clause.id]?.for.includes('support-worker'))
        .map((clause) => clause.id);
      expect(asked.length).toBeGreaterThan(10);
      const { body } = await get(`/library/policies/${id}/${version}?role=support-worker`);
      expect(shownClauses(body).toSorted()).toEqual(asked.toSorted());
    }
  });

  test.each([
    [
      'e-safety/2024-06',
      'support-worker',
      ['ESF-8.4', 'ESF-6.37', 'ESF-11.12'],
      ['ESF-8.5', 'ESF-13.9', 'ESF-6.23'],
    ],
    ['e-safety/2024-06', 'young-person', ['ESF-6.23', 'ESF-10.8'], ['ESF-8.16', 'ESF-6.37']],
    ['e-safety/2024-06', 'registered-manager', ['ESF-6.12', 'ESF-8.5', 'ESF-8.20'], ['ESF-6.23', 'ESF-8.4']],
    ['safeguarding-online/2022-11', 'police', ['SCO-6.8', 'SCO-11.8'], ['SCO-8.10', 'SCO-3.8']],
    [
      'safeguarding-online/2022-11',
      'support-worker',
      ['SCO-8.10', 'SCO-4.31', 'SCO-8.42'],
      ['SCO-6.8', 'SCO-8.52'],
    ],
    ['safeguarding-online/2022-11', 'schools', ['SCO-8.52', 'SCO-3.32'], ['SCO-8.10']],
    ['england-homes/2015-04', 'social-worker', ['ENG-22.3', 'ENG-21.3'], ['ENG-36.1', 'ENG-40.1']],
    ['england-homes/2015-04', 'support-worker', ['ENG-36.1', 'ENG-22.8'], ['ENG-45.1', 'ENG-90.6']],
  ])('%s asks a %s for some things and not for others', async (policy, role, asked, others) => {
    const shown = shownClauses((await get(`/library/policies/${policy}?role=${role}`)).body);
    expect(shown).toEqual(expect.arrayContaining(asked));
    expect(others.filter((id) => shown.includes(id))).toEqual([]);
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
  test.each(['nothing', 'constructor'])('%s has no page', async (harm) => {
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
