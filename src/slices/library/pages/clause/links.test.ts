import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import { librarySources } from '#app/library-sources.ts';
import { libraryWith } from '#app/slices.ts';
import type { Pack } from '#engine/pack.ts';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { renderPart } from '#ui/render.ts';
import type { Page, PageContext } from '#web/page.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { elementsOf, textOf } from '../../../../../test/harness/forms.ts';
import { actorNow, addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';
import { smallGuidance } from '../../../../../test/harness/small-guidance.ts';

/* From every clause to what Kith does with it, and from there back to the clause. */

/** There are more than a thousand clauses. */
const MANY = 120_000;

let kith: TestApp;
let home: LivedIn;
let worker: Browser;
let reader: ReturnType<typeof actorNow>;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  home = await addLivedIn(kith);
  reader = actorNow(kith, home.providerId, home.worker);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});
afterAll(() => kith.close());

const hrefs = (html: string): readonly string[] =>
  elementsOf(html).flatMap(({ tagName, attrs }) =>
    tagName === 'a' ? attrs.filter(({ name }) => name === 'href').map(({ value }) => value) : [],
  );
const ids = (html: string): ReadonlySet<string> =>
  new Set(
    elementsOf(html).flatMap(({ attrs }) =>
      attrs.filter((each) => each.name === 'id').map((each) => each.value),
    ),
  );

/* There are more pages here than anywhere else, so that they are drawn as they are, without the house around them. */
const sources = { ...librarySources(), guidance: smallGuidance() };
const patterns = (libraryWith(() => sources).pages ?? []).map((page) => {
  const { path, load, view } = page as unknown as Page<unknown, unknown>;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  return { load, view, names, shape: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`) };
});
const FORM = { values: {}, errors: [], hidden: null } as unknown as Parameters<
  (typeof patterns)[number]['view']
>[1];

async function draw(address: string): Promise<{ status: number; body: string }> {
  const url = new URL(address, 'http://localhost');
  for (const { load, view, names, shape } of patterns) {
    const parts = shape.exec(url.pathname)?.slice(1);
    if (!parts) continue;
    const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(parts[at] ?? '')]));
    const actor = await reader;
    const body = await withActor(kith.db, contextOf(actor), async (tx) => {
      const query = Object.fromEntries(url.searchParams);
      const now = instant(kith.clock.now());
      const shelf = kith.deps.shelf;
      const ctx: PageContext = { tx, actor, now, params, query, shelf, requestId: 'test', later: () => {} };
      const loaded = await load(ctx);
      return loaded === undefined ? undefined : renderPart(view(loaded, FORM, ctx).body);
    });
    return body === undefined ? { status: 404, body: '' } : { status: 200, body };
  }
  return { status: 404, body: '' };
}

const pages = new Map<string, Promise<{ status: number; body: string }>>();
const open = (address: string) => {
  const [path = ''] = address.split('#');
  const page = pages.get(path) ?? draw(path);
  pages.set(path, page);
  return page;
};
/** A piece of what Kith does: not another clause, a policy or the main navigation. */
const isPiece = (href: string): boolean =>
  /^\/library\/(policies\/[^/]+\/[^/]+\/|directory#|signs#|harms\/|tools#|law#[a-z])/.test(href);

const packs = (): readonly Pack[] => kith.deps.shelf.packs;
const eachClause = () => packs().flatMap((pack) => pack.data.clauses.map((clause) => ({ pack, clause })));

describe('every clause', () => {
  test('has a page that says it, with its note and its mark', { timeout: MANY }, async () => {
    for (const { clause } of eachClause()) {
      const page = await open(`/library/clauses/${clause.id}`);
      expect([clause.id, page.status]).toEqual([clause.id, 200]);
      const text = textOf(page.body).replace(/\s+/g, ' ');
      expect(text, `${clause.id}`).toContain(clause.says.replace(/\s+/g, ' '));
      if (clause['legal-note'])
        expect(text, `${clause.id}`).toContain(clause['legal-note'].replace(/\s+/g, ' '));
      if (clause.mark) expect(text, `${clause.id}`).toMatch(/by Kith, not the document’s words/);
      if (clause.read && clause.read !== 'primary')
        expect(text, `${clause.id}`).toContain('Check before relying on this');
      if (clause.cannot) expect(text, `${clause.id}`).toContain('Software cannot meet this');
    }
  });

  test('leads to what Kith does with it, which stands there and leads back', { timeout: MANY }, async () => {
    let walked = 0;
    for (const { clause } of eachClause()) {
      const address = `/library/clauses/${clause.id}`;
      for (const href of new Set(hrefs((await open(address)).body).filter(isPiece))) {
        const piece = await open(href);
        const [, anchor] = href.split('#');
        expect([href, piece.status]).toEqual([href, 200]);
        if (anchor) expect(ids(piece.body), `${clause.id} leads to ${href}`).toContain(anchor);
        expect(hrefs(piece.body), `${href} leads back to ${clause.id}`).toContain(address);
        walked += 1;
      }
    }
    expect(walked).toBeGreaterThan(500);
  });

  test('stands in its policy, under its section, and is reached from there', async () => {
    for (const pack of packs()) {
      const { body } = await open(`/library/policies/${pack.id}/${pack.version}`);
      const there = ids(body);
      const led = new Set(hrefs(body));
      for (const { id } of pack.data.clauses) {
        expect([id, there.has(id), led.has(`/library/clauses/${id}`)]).toEqual([id, true, true]);
      }
    }
  });
});

describe('every piece that cites a clause', () => {
  test('is named on the clause’s page', async () => {
    for (const pack of packs()) {
      for (const rule of pack.data.rules) {
        for (const clause of rule.clauses) {
          const { body } = await open(`/library/clauses/${clause}`);
          expect(hrefs(body), `${clause} names rule ${rule.id}`).toContain(
            `/library/policies/${pack.id}/${pack.version}/rules/${rule.id}`,
          );
        }
      }
      for (const page of pack.data.guidance) {
        for (const clause of page.clauses) {
          const { body } = await open(`/library/clauses/${clause}`);
          expect(hrefs(body), `${clause} names page ${page.id}`).toContain(
            `/library/policies/${pack.id}/${pack.version}/guidance/${page.id}`,
          );
        }
      }
    }
  });
});

describe('what is not there', () => {
  test.each([
    '/library/clauses/SIT-99.99',
    '/library/clauses/constructor',
    '/library/clauses/SIT-4.16?version=1999-01',
    '/library/policies/staying-in-touch/1999-01',
    '/library/policies/nowhere/2023-02',
    '/library/policies/staying-in-touch/2023-02/rules/nowhere',
    '/library/policies/staying-in-touch/2023-02/nothing/nowhere',
    '/library/policies/staying-in-touch/2023-02/__proto__/x',
  ])('%s is not found', async (address) => {
    expect((await worker.get(address)).status).toBe(404);
  });
});
