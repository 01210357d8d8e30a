import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '#platform/db/embedded/start.ts';
import { migrate } from '#platform/db/migrate.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { ensureDatabase, prepare } from '#platform/db/prepare.ts';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { addSmallHome, asSystem, type SmallHome } from '../../test/harness/builders.ts';
import { notePage } from '../../test/harness/note-page.tsx';
import { slices } from './slices.ts';

/* A database of this file's own, so that it can be stopped and started beneath a running Kith. */
const folder = mkdtempSync(join(tmpdir(), 'kith-away-'));
chmodSync(folder, 0o711);
const start = () => startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });

let server: Embedded;
let db: Database;
let kith: TestApp;
let home: SmallHome;
beforeAll(async () => {
  server = await start();
  await ensureDatabase(server.connection, 'kith');
  await prepare({ login: { ...server.connection, database: 'kith' }, passwords: server.passwords });
  await migrate(server.loginFor('kith_owner'), 'db/migrations');
  db = openPool({ login: server.loginFor('kith_app'), role: 'kith_app', max: 3 });
  kith = await testApp({ database: { db }, slices: [...slices, { pages: [notePage] }] });
  home = await addSmallHome(db);
});
afterAll(async () => {
  await kith.close();
  await db.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('ASVS 16.5.2: while the database is away Kith says so in words, loses nothing typed, and goes on afterwards', async () => {
  const browser = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
  const path = `/test/note/${home.childId}`;
  await browser.get(path);
  const { submission } = browser;
  await server.stop();

  const seen = await browser.get(path);
  expect(seen.status).toBe(503);
  expect(seen.body).toContain('Kith cannot reach its records right now');
  expect(seen.body).toContain('Nothing was lost that was shown as saved. Try again in a minute.');
  expect(seen.body).not.toContain('<form');

  browser.submission = submission;
  const sent = await browser.post(`${path}?from=home`, {
    note: 'Two lines,\n“quoted” <here>',
    also: ['a', 'b'],
  });
  expect(sent.status).toBe(503);
  expect(sent.headers['retry-after']).toBe('60');
  expect(sent.body).toContain(`<form method="post" action="${path}?from=home">`);
  expect(sent.body).toContain('name="note" value="Two lines,\n“quoted” &lt;here');
  expect(sent.body).toContain(
    '<input type="hidden" name="also" value="a"/><input type="hidden" name="also" value="b"/>',
  );
  expect(browser.submission).toBe(submission);
  expect(sent.body).not.toMatch(/ECONN|ENOENT|sqlstate|08006/);

  const stranger = kith.browser();
  expect((await stranger.get('/')).status).toBe(503);
  expect((await stranger.get('/nowhere')).status).toBe(503);
  expect((await stranger.get('/health')).status).toBe(503);
  await stranger.get('/sign-in');
  const password = await stranger.post('/sign-in', { email: 'sam@larch.example', password: 'ladder pigeon' });
  expect(password.status).toBe(503);
  expect(password.body).toContain('value="sam@larch.example"');
  expect(password.body).not.toContain('pigeon');

  server = await start();
  const again = await browser.post(path, { note: 'Two lines,\n“quoted” <here>' });
  expect(again).toMatchObject({ status: 303, location: '/test/done' });
  expect((await stranger.get('/health')).body).toBe('ok');
  const kept = await asSystem(db, home.providerId, (tx) =>
    tx.selectFrom('kith.audit_entry').select('event').where('outcome', '=', 'done').execute(),
  );
  expect(kept).toEqual([{ event: 'EVENT_RECORDED' }]);
});
