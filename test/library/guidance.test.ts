import { describe, expect, test } from 'vitest';
import { librarySources } from '#app/library-sources.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import { HARMS, IMAGE_HARMS } from '#engine/vocabulary.ts';
import { harmWords } from '#slices/library/index.ts';
import { allOf, allOfPage, PARTS, told, VOICES } from './texts.ts';

const { harms, tools, law } = librarySources().guidance;
const packs = await readAllPacks();

describe('the pages of harms', () => {
  test('are there for every harm of the vocabulary, under its usual name', () => {
    expect(harms.map(({ id }) => id).toSorted()).toEqual([...HARMS].toSorted());
    expect(harms.map(({ title }) => title)).toEqual(harms.map(({ id }) => harmWords(id)));
  });

  test.each(harms)('$id has every part in every voice, law and tools', (page) => {
    for (const voice of VOICES)
      for (const part of PARTS)
        expect(page.voices[voice][part].length, `${voice} ${part}`).toBeGreaterThan(0);
    expect(page.law.length).toBeGreaterThan(0);
    expect(page.tools.length).toBeGreaterThan(0);
  });

  test.each(harms)('$id stands under every C that a policy gives it', (page) => {
    const given = packs.flatMap(({ data }) =>
      // What a policy itself says; a sorting that is Kith's own proposal binds nobody.
      data.meta.taxonomies
        .filter(({ mark }) => mark === undefined)
        .flatMap(({ terms }) => terms.filter((term) => term.harms.includes(page.id)).flatMap(({ cs }) => cs)),
    );
    expect(page.cs.are).toEqual(expect.arrayContaining([...new Set(given)]));
  });
});

describe('what pages rest on', () => {
  const known = new Set(packs.flatMap(({ data }) => data.clauses.map(({ id }) => id)));
  const cited = [
    ...harms.flatMap((page) => [
      ...allOfPage(page).flatMap(({ clauses }) => clauses.map((clause) => `harms/${page.id} ${clause}`)),
      ...[...page.cs.clauses, ...page['four-cs'].clauses].map((clause) => `harms/${page.id} ${clause}`),
    ]),
    ...tools.flatMap((tool) =>
      [...tool.what, ...tool.how, ...(tool['not-for'] ?? []), ...tool.young].flatMap(({ clauses }) =>
        clauses.map((clause) => `tools/${tool.id} ${clause}`),
      ),
    ),
    ...law.flatMap((entry) =>
      [...entry.says, ...entry.parents, ...entry.young].flatMap(({ clauses }) =>
        clauses.map((clause) => `law/${entry.id} ${clause}`),
      ),
    ),
  ];

  test('is in a policy on the shelf, clause by clause', () => {
    expect(cited.length).toBeGreaterThan(500);
    expect(cited.filter((each) => !known.has(each.split(' ')[1] ?? ''))).toEqual([]);
  });

  test('is never only ours: every harm that a policy names rests on clauses in each voice', () => {
    for (const page of harms)
      for (const voice of VOICES) {
        const clauses = allOf(page.voices[voice]).flatMap((item) => item.clauses);
        expect(new Set(clauses).size, `${page.id} ${voice}`).toBeGreaterThan(1);
      }
  });

  test('keeps the mark of a clause that is not the document’s words', () => {
    const derived = new Set(
      packs.flatMap(({ data }) =>
        data.clauses.filter(({ mark }) => mark === 'derived' || mark === 'inferred').map(({ id }) => id),
      ),
    );
    const unmarked = harms
      .flatMap((page) => allOfPage(page).map((item) => ({ page: page.id, ...item })))
      .filter(({ clauses, mark }) => mark === undefined && clauses.some((clause) => derived.has(clause)));
    expect(derived.size).toBeGreaterThan(0);
    expect(unmarked).toEqual([]);
  });

  test('every tool and every piece of law is named by a page', () => {
    const named = new Set(
      harms.flatMap((page) => [
        ...page.tools,
        ...page.law,
        ...VOICES.flatMap((voice) => page.voices[voice]['who-to-call'].flatMap(({ tool }) => tool ?? [])),
      ]),
    );
    expect([...tools, ...law].map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  test('every pictures page offers Report Remove, and its number is Childline’s own', () => {
    for (const id of IMAGE_HARMS)
      expect(harms.find((page) => page.id === id)?.tools).toContain('report-remove');
    expect(tools.find(({ id }) => id === 'childline')?.phone).toBe('0800 1111');
    expect(told(tools.find(({ id }) => id === 'childline')?.young ?? []).join(' ')).toContain('0800 1111');
  });
});
