import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#app/build-app.ts';
import type { Deps } from '#app/deps.ts';
import { projectorsOf, type Slice } from '#app/mount.ts';
import { readAssets } from '#app/read-assets.ts';
import { slices as allSlices } from '#app/slices.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { openVault } from '#platform/crypto/vault.ts';
import type { Database } from '#platform/db/pool.ts';
import { withActor } from '#platform/db/transaction.ts';
import { openLogger } from '#platform/log/logger.ts';
import { type DeviceClass, SESSION_COOKIE, sessionCookieValue, startSession } from '#slices/account/index.ts';
import type { PackShelf } from '#web/shelf.ts';
import { Browser } from './browser.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A clock that stands until it is moved. Milliseconds since 1970. */
export type TestClock = { now: () => number; set: (at: string | number) => void; pass: (ms: number) => void };

/** Kith on a database of its own, asked by `inject`, at a time that the test sets. */
export type TestApp = {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly db: Database;
  readonly clock: TestClock;
  /** A browser that has never been here. */
  readonly browser: () => Browser;
  /** A browser in which this person has just signed in. */
  readonly signInAs: (
    who: { readonly providerId: ProviderId; readonly personId: PersonId },
    deviceClass?: DeviceClass,
  ) => Promise<Browser>;
  /** What was logged so far: one object a line. */
  readonly logged: () => readonly Record<string, unknown>[];
  readonly close: () => Promise<void>;
};

/** How a test's Kith differs from the usual one. */
export type TestAppOptions = {
  /** When it is, as ISO 8601. */
  readonly now?: string;
  /** The packs on the shelf; none where left out. */
  readonly shelf?: PackShelf;
  /** What is mounted; everything where left out. */
  readonly slices?: readonly Slice[];
  /** Folder of built styles and scripts, for tests in a real browser. */
  readonly assetsFolder?: string;
  /** A database to use instead of a fresh one; it is left open. */
  readonly database?: Pick<TestDatabase, 'db'>;
};

/** Builds Kith for one test file. Ask once, in beforeAll; `close` in afterAll. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const own = options.database ? undefined : await testDatabase();
  const db = (options.database ?? (own as TestDatabase)).db;
  const clock = testClock(options.now ?? '2026-11-21T10:00:00Z');
  const slices = options.slices ?? allSlices;
  const lines: string[] = [];
  const deps: Deps = {
    db,
    shelf: options.shelf ?? { packs: [] },
    projectors: projectorsOf(slices),
    clock: clock.now,
    newId: randomUUID,
    origin: 'http://localhost:3000',
    assets: options.assetsFolder
      ? readAssets(options.assetsFolder)
      : { css: '/assets/kith.css', js: '/assets/kith.js', favicon: '/assets/favicon.svg' },
    vault: openVault(randomBytes(32)),
  };
  const logger = openLogger('info', { write: (line) => void lines.push(line) });
  const app = await buildApp({
    deps,
    slices,
    logger,
    ...(options.assetsFolder ? { assetsFolder: options.assetsFolder } : {}),
  });
  const browser = () => new Browser(app);
  return {
    app,
    deps,
    db,
    clock,
    browser,
    async signInAs(who, deviceClass = 'shared') {
      const context = { ...who, scope: 'sign-in', homeIds: [], authorityId: null, childIds: [] } as const;
      const session = await withActor(db, context, (tx) =>
        startSession(tx, who, { stage: 'signed-in', deviceClass }, instant(clock.now())),
      );
      const signedIn = browser();
      signedIn.cookies.set(SESSION_COOKIE, sessionCookieValue(session));
      signedIn.csrf = session.csrf;
      return signedIn;
    },
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    async close() {
      await app.close();
      await own?.close();
    },
  };
}

function testClock(start: string): TestClock {
  let at = Date.parse(start);
  return {
    now: () => at,
    set: (to) => {
      at = typeof to === 'number' ? to : Date.parse(to);
    },
    pass: (ms) => {
      at += ms;
    },
  };
}
