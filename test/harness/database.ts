import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import { type Login, onDatabase } from '#platform/db/login.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { copyTemplate, dropDatabase, type TestServer } from './database-server.ts';

/** A migrated database of a test file's own. */
export type TestDatabase = {
  /** The app's pool (kith_app), as pages and stores have it. */
  readonly db: Database;
  /** The migrating role's pool (kith_owner), which row-level security binds as well. */
  readonly owner: Database;
  /** Logins to this database, for tests that open connections of their own. */
  readonly logins: {
    readonly admin: Login;
    readonly owner: Login;
    readonly app: Login;
    readonly reader: Login;
  };
  /** Closes the pools and drops the database. Call it in afterAll. */
  readonly close: () => Promise<void>;
};

/** A fresh, migrated, empty database; ask once per test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await askAtTheDoor();
  return openTest(server, await copyTemplate(server));
}

/** Two databases that are the same to the byte: two copies of one that `fill` has put something into. */
export async function twinDatabases(
  fill: (database: TestDatabase) => Promise<void>,
): Promise<readonly [TestDatabase, TestDatabase]> {
  const server = await askAtTheDoor();
  const name = await copyTemplate(server);
  const source = openTest(server, name);
  try {
    await fill(source);
    await Promise.all([source.db.destroy(), source.owner.destroy()]);
    const copies = [await copyTemplate(server, name), await copyTemplate(server, name)] as const;
    return [openTest(server, copies[0]), openTest(server, copies[1])];
  } finally {
    await dropDatabase(server, name);
  }
}

function openTest(server: TestServer, name: string): TestDatabase {
  const logins = {
    admin: onDatabase(server.admin, name),
    owner: onDatabase(server.owner, name),
    app: onDatabase(server.app, name),
    reader: onDatabase(server.reader, name),
  };
  const db = openPool({ login: logins.app, role: 'kith_app', max: 5 });
  const owner = openPool({ login: logins.owner, role: 'kith_owner', max: 2 });
  return {
    db,
    owner,
    logins,
    close: async () => {
      await Promise.all([db.destroy(), owner.destroy()]);
      await dropDatabase(server, name);
    },
  };
}

async function askAtTheDoor(): Promise<TestServer> {
  const answer = JSON.parse(await text(connect(inject('databaseDoor')))) as {
    server?: TestServer;
    trouble?: string;
  };
  if (answer.server === undefined) throw new Error(`no database for the tests: ${answer.trouble}`);
  return answer.server;
}
