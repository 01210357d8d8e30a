import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { temporaryFolder } from '../../../test/harness/db-folder.ts';
import { ask, until } from '../../../test/harness/db-process.ts';
import { recordedPid } from './embedded/orphan.ts';
import type { Login } from './login.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import { isAway } from './trouble.ts';

const migrationsFolder = join(import.meta.dirname, '../../../db/migrations');
const folder = temporaryFolder();
afterAll(folder.remove);

// Logins belong to the whole server, which another test run may be using too.
const appLogin = `kith_open_test_${process.pid}`;

const whoAmI = sql<{ name: string; login: string }>`select current_user as name, session_user as login`;

describe('the embedded database', () => {
  const log: string[] = [];
  const options: OpenOptions = {
    dataDir: join(folder.path, 'data'),
    migrationsFolder,
    log: (line) => log.push(line),
  };

  test('opens migrated, serves as a login that cannot rise, and survives being stopped and started', async () => {
    const { db, close } = await openDatabase(options);
    expect(log[0]).toMatch(/^Database brought up to date: 0001_foundation\.sql, /);
    expect((await whoAmI.execute(db)).rows).toEqual([{ name: 'kith_app', login: 'kith_app' }]);
    for (const escape of ['set role kith_owner', 'set role postgres', 'set session authorization postgres']) {
      await expect(sql.raw(escape).execute(db)).rejects.toMatchObject({ sqlstate: '42501' });
    }
    const waiting = sql`select pg_sleep(20)`.execute(db).catch((cause: unknown) => cause);
    await until('the statement to run', async () => (await busy(db)) > 0);
    const cluster = join(folder.path, 'data', 'postgres');
    const before = recordedPid(cluster);
    process.kill(before ?? 0, 'SIGINT');
    expect(isAway(await waiting)).toBe(true);
    await until('the database to be back', () =>
      sql`select 1`.execute(db).then(
        () => true,
        () => false,
      ),
    );
    expect(recordedPid(cluster)).not.toBe(before);
    expect(log.at(-1)).toBe('The database stopped unexpectedly; starting it again.');
    await close();
  });

  test('opens again without migrating', async () => {
    log.length = 0;
    await (await openDatabase(options)).close();
    expect(log).toEqual([]);
  });

  const busy = async (db: Awaited<ReturnType<typeof openDatabase>>['db']): Promise<number> => {
    const { rows } =
      await sql`select from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`.execute(
        db,
      );
    return rows.length;
  };
});

describe('a server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await ask(
      database.logins.admin,
      `drop role if exists ${appLogin}; create role ${appLogin} login password 'made-up'`,
    );
  });
  afterAll(async () => {
    await ask(database.logins.admin, `drop role ${appLogin}`);
    await database.close();
  });

  test('with one strong login serves as kith_app, and says that a weaker login would be better', async () => {
    const log: string[] = [];
    const url = urlOf(database.logins.admin);
    const { db, close } = await openDatabase({
      dataDir: '',
      databaseUrl: url,
      migrationsFolder,
      log: (line) => log.push(line),
    });
    expect((await whoAmI.execute(db)).rows[0]?.name).toBe('kith_app');
    expect(log).toEqual([
      expect.stringMatching(/^The login in DATABASE_URL could do more than Kith needs\./),
    ]);
    await close();
  });

  test('with an owner besides, the login of the app needs no rights and gets no more than kith_app', async () => {
    const log: string[] = [];
    const ownerUrl = urlOf(database.logins.admin);
    const databaseUrl = urlOf(database.logins.admin, appLogin, 'made-up');
    await ask(
      database.logins.admin,
      `do $$ begin execute format('grant connect on database %I to ${appLogin}', current_database()); end $$`,
    );
    const { db, close } = await openDatabase({
      dataDir: '',
      databaseUrl,
      ownerUrl,
      migrationsFolder,
      log: (line) => log.push(line),
    });
    expect((await whoAmI.execute(db)).rows).toEqual([{ name: 'kith_app', login: appLogin }]);
    await expect(sql`set role kith_owner`.execute(db)).rejects.toMatchObject({ sqlstate: '42501' });
    expect(log).toEqual([]);
    await close();
    await ask(database.logins.admin, `drop owned by ${appLogin}`);
  });

  test.each([
    [
      'a wrong password',
      appLogin,
      'guess',
      /refused the login\. Check the name and password in DATABASE_URL/,
    ],
    [
      'a login that may not prepare',
      appLogin,
      'made-up',
      /may not create roles or schemas\. Give KITH_OWNER_URL/,
    ],
  ])('with %s is refused with one clear line', async (_, user, password, words) => {
    const databaseUrl = urlOf(database.logins.admin, user, password);
    const attempt = openDatabase({ dataDir: '', databaseUrl, migrationsFolder, log: () => undefined });
    await expect(attempt).rejects.toThrow(words);
    await expect(attempt).rejects.toThrow(/^[^\n]+$/);
  });

  test('that is not there is refused with one clear line', async () => {
    const databaseUrl = 'postgres://kith@localhost/kith?host=/nowhere';
    const attempt = openDatabase({ dataDir: '', databaseUrl, migrationsFolder, log: () => undefined });
    await expect(attempt).rejects.toThrow(/ENOENT\)\. Check that the server in DATABASE_URL is running/);
  });
});

/** A login as a URL, for somebody else where given. */
function urlOf(login: Login, user?: string, password?: string): string {
  const url = 'url' in login ? new URL(login.url) : new URL(`postgres://localhost/${login.database}`);
  if (!('url' in login)) url.searchParams.set('host', login.host);
  url.username = user ?? ('url' in login ? url.username : login.user);
  url.password = password ?? ('url' in login ? url.password : login.password);
  return url.href;
}
