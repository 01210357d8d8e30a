import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../test/harness/app.ts';
import { elementsOf, textOf } from '../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../test/harness/lived-in.ts';

/* The pages beside policies, clauses and harms, on the packs that come with Kith. */

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  home = await addLivedIn(kith);
});
afterAll(() => kith.close());

const get = async (path: string, personId: PersonId = home.worker) =>
  (await kith.signInAs({ providerId: home.providerId, personId })).get(path);
const text = async (path: string, personId?: PersonId) =>
  textOf((await get(path, personId)).body).replace(/\s+/g, ' ');
const hrefs = (html: string): readonly string[] =>
  elementsOf(html).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === 'href').map(({ value }) => value),
  );
const pack = (id: string) => {
  const found = kith.deps.shelf.packs.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not on the shelf`);
  return found;
};

describe('the front', () => {
  test('leads to every policy and every harm, those that are followed first and said to be', async () => {
    const { body } = await get('/library');
    const led = hrefs(body);
    for (const { id, version } of kith.deps.shelf.packs) {
      expect(led).toContain(`/library/policies/${id}/${version}`);
    }
    expect(led.filter((href) => href.startsWith('/library/harms/')).length).toBeGreaterThanOrEqual(21);
    const policies = led.filter((href) => href.startsWith('/library/policies/'));
    expect(policies.slice(0, 2).toSorted()).toEqual([
      '/library/policies/correspondence/2021-07',
      '/library/policies/staying-in-touch/2023-02',
    ]);
    expect(textOf(body)).toContain('2 policies are still to be read');
  });
  test('asks a social worker to read nothing', async () => {
    expect(await text('/library', home.socialWorker)).not.toContain('Your reading');
  });
});

describe('where policies differ', () => {
  test('each point shows what both say with their clauses, and what Kith proposes', async () => {
    const { body } = await get('/library/compare');
    const words = textOf(body).replace(/\s+/g, ' ');
    const [file] = pack('correspondence').data.differences;
    expect(file?.differences.length).toBeGreaterThan(3);
    for (const row of file?.differences ?? []) {
      expect(words).toContain(row.title);
      expect(words).toContain(`Kith proposes: ${row.default}`);
      for (const clause of [...row.ours, ...row.theirs]) {
        expect(hrefs(body)).toContain(`/library/clauses/${clause}`);
      }
    }
    expect(words).toContain('Your organisation follows both');
  });
});

describe('whom to call', () => {
  test('every number stands there with when it answers, whom it is for and when it was checked', async () => {
    const words = await text('/library/directory');
    const entries = kith.deps.shelf.packs.flatMap(({ data }) => data.directory);
    expect(entries.length).toBeGreaterThan(10);
    for (const entry of entries) {
      expect(words).toContain(entry.name);
      if (entry.phone) expect(words).toContain(entry.phone);
      if (entry.who) expect(words).toContain(`For: ${entry.who}`);
    }
    expect(words).toContain('Monday to Friday, 09:00 to 17:00');
    expect(words).toMatch(/last checked on|nobody wrote down when it was checked/);
  });
  test('leads to the home’s own numbers those who may see them', async () => {
    expect(hrefs((await get('/library/directory')).body)).toContain('/numbers');
    expect(hrefs((await get('/library/directory', home.socialWorker)).body)).not.toContain('/numbers');
  });
  test('a number that was checked too long ago says so', async () => {
    kith.clock.set('2028-11-21T10:00:00Z');
    expect(await text('/library/directory')).toContain('Check before you rely on it');
    kith.clock.set('2026-11-21T10:00:00Z');
  });
});

describe('signs', () => {
  test('are never diagnostic, and a tier that Kith proposes says that it does', async () => {
    const words = await text('/library/signs');
    expect(words).toContain('None of them diagnoses anything');
    const tiers = kith.deps.shelf.packs.flatMap(({ data }) =>
      data.indicators.some(({ tier }) => tier !== undefined) ? data.signNotes.tiers : [],
    );
    expect(tiers.length).toBeGreaterThan(0);
    for (const tier of tiers.filter(({ mark }) => mark === 'proposed')) {
      expect(words).toContain(`${tier.title} Proposed`);
    }
    for (const { data } of kith.deps.shelf.packs) {
      const said = data.signNotes['not-diagnostic'];
      if (said) expect(words).toContain(said.replace(/\s+/g, ' '));
    }
  });
  test('each of them is there and can be led to', async () => {
    const ids = elementsOf((await get('/library/signs')).body).flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
    );
    for (const { id, data } of kith.deps.shelf.packs) {
      for (const sign of data.indicators) expect(ids).toContain(`${id}-${sign.id}`);
    }
  });
});

describe('law', () => {
  test('every legal note stands beside the words that it is about, never instead of them', async () => {
    const words = await text('/library/law');
    const noted = kith.deps.shelf.packs.flatMap(({ data }) =>
      data.clauses.filter((clause) => clause['legal-note']),
    );
    expect(noted.length).toBeGreaterThan(5);
    for (const clause of noted) {
      expect(words).toContain(clause.says.replace(/\s+/g, ' '));
      expect(words).toContain(`Legal note. ${clause['legal-note']?.replace(/\s+/g, ' ')}`);
    }
  });
});

describe('a piece of a policy', () => {
  const SIT = '/library/policies/staying-in-touch/2023-02';
  test('a rule says when, what, to whom and by when', async () => {
    const rule = pack('staying-in-touch').data.rules.find(({ duty }) => duty?.to === 'social-worker');
    const words = await text(`${SIT}/rules/${rule?.id}`);
    expect(words).toContain('When');
    expect(words).toMatch(/Whom\s*The (child’s )?social worker/);
    expect(words).toContain('By when');
  });
  test('of a policy that is not followed says that nothing of it is raised', async () => {
    const { version, data } = pack('safeguarding-online');
    const [rule] = data.rules;
    expect(await text(`/library/policies/safeguarding-online/${version}/rules/${rule?.id}`)).toContain(
      'does not follow this policy, so nothing of it is raised',
    );
  });
});

describe('a clause', () => {
  test('narrowed from, it says whom it asks and what it is about, sorted by Kith', async () => {
    const words = await text('/library/clauses/SIT-4.16');
    expect(words).toContain('Whom it asks and what it is about were sorted by Kith');
  });
  test.each(['ENG-7.1'])('%s, from general knowledge, asks to be checked', async (clause) => {
    const words = await text(`/library/clauses/${clause}`);
    expect(words).toContain('Check before relying on this. From general knowledge of the law.');
    expect(words).toContain('Last checked');
  });
});

describe('the screens that a clause names', () => {
  // BSC-2.2.1 is met by recording and by the chronology.
  test('are links for those whom they open to, and names for everybody else (BSC-2.2.1)', async () => {
    const clause = '/library/clauses/BSC-2.2.1';
    expect(hrefs((await get(clause)).body)).toContain('/record');
    const { body } = await get(clause, home.socialWorker);
    expect(textOf(body)).toContain('Record what happened');
    expect(hrefs(body)).not.toContain('/record');
  });
});
