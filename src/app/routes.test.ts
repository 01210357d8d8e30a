import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLICY } from '#access/can.ts';
import { AUDIT_EVENTS } from '#audit/events.ts';
import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { PublicPage } from '#web/public-page.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { FEED_PATHS } from './feed.ts';
import { slices } from './slices.ts';

/** Addresses that are no page: they show no record and change nothing. */
const NO_PAGES = ['/', '/health', '/csp-report', ...FEED_PATHS];

const pages: readonly AnyPage[] = slices.flatMap((slice) => slice.pages ?? []);
const publicPages: readonly PublicPage[] = slices.flatMap((slice) => slice.publicPages ?? []);

describe('every page', () => {
  test.each(
    pages.map((each) => [each.path, each] as const),
  )('%s names its action and its audit', (_path, each) => {
    expect(Object.keys(POLICY)).toContain(each.action);
    if (each.submitAction !== undefined) expect(Object.keys(POLICY)).toContain(each.submitAction);
    expect(AUDIT_EVENTS).toContain(each.audit.view);
    if (each.handle) expect(AUDIT_EVENTS).toContain(each.audit.submit);
    expect(Boolean(each.parse)).toBe(Boolean(each.handle));
  });

  test.each(
    publicPages.map((each) => [each.path, each] as const),
  )('%s says that it is public, and its audit', (_path, each) => {
    expect(each.access).toBe('public');
    expect(each.audit.length).toBeGreaterThan(0);
    for (const event of each.audit) expect(AUDIT_EVENTS).toContain(event);
  });

  test('has an address of its own', () => {
    const paths = [...pages, ...publicPages].map((each) => each.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

/** The full addresses in the router's drawing of its tree: four columns a level, the methods in brackets. */
function addressesIn(tree: string): readonly string[] {
  const parts: string[] = [];
  const found: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods] = /^([\s│├└─]*)(\S+)(?: \((.+)\))?/.exec(line) ?? [];
    const depth = indent.length / 4;
    parts.length = Math.max(0, depth - 1);
    parts.push(part);
    if (methods !== undefined) found.push(parts.join(''));
  }
  return found.sort();
}

describe('the server', () => {
  let kith: TestApp;
  beforeAll(async () => {
    kith = await testApp();
  });
  afterAll(() => kith.close());

  test('answers at no address that is not a declared page', () => {
    const known = new Set([...NO_PAGES, ...[...pages, ...publicPages].map((each) => each.path)]);
    const answered = addressesIn(kith.app.printRoutes({ commonPrefix: false, includeHooks: false }));
    expect(answered).toEqual([...known].sort());
  });

  test('ASVS 8.3.1: shows nobody a page before they have signed in', async () => {
    for (const each of pages) {
      const path = each.path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000001');
      const shown = await kith.browser().get(path);
      expect(shown).toMatchObject({
        status: 303,
        location: `/sign-in?next=${encodeURIComponent(path)}`,
      });
      if (!each.handle) continue;
      const sent = await kith.browser().post(path);
      expect(sent).toMatchObject({
        status: 303,
        location: `/sign-in?next=${encodeURIComponent(path)}`,
      });
    }
  });
});

test('a page without action or audit does not compile', () => {
  const rest = {
    load: async () => ({}),
    subject: () => ({}),
    view: () => ({ title: '', body: undefined as never }),
  };
  // @ts-expect-error action is missing
  expect(page({ path: '/x', audit: { view: 'HOME_VIEWED' }, ...rest })).toBeDefined();
  // @ts-expect-error audit is missing
  expect(page({ path: '/x', action: 'home.view', ...rest })).toBeDefined();
  // @ts-expect-error audit is missing
  const open: PublicPage = {
    path: '/x',
    access: 'public',
    token: 'form',
    get: async () => ({ absent: true }),
  };
  expect(open.path).toBe('/x');
});
