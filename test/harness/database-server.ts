import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { takeInstanceLock } from '#platform/db/embedded/instance-lock.ts';
import { stopOrphan } from '#platform/db/embedded/orphan.ts';
import { type Embedded, startEmbedded } from '#platform/db/embedded/start.ts';
import { clientConfig, type Login, onDatabase } from '#platform/db/login.ts';
import { migrate } from '#platform/db/migrate.ts';
import { prepare } from '#platform/db/prepare.ts';

/** The one server of a test run, with a migrated template in it. Plain data, so that it can travel to the workers. */
export type TestServer = {
  /** A superuser's login. */
  readonly admin: Login;
  /** Logins of Kith's roles; on a server given by TEST_DATABASE_URL the superuser's, stepping down at connect. */
  readonly owner: Login;
  readonly app: Login;
  readonly reader: Login;
  /** The name of the migrated database that each test file's own is copied from. */
  readonly template: string;
};

/** Starts the embedded server in a temporary folder (or takes the one given) and migrates the template. */
export async function startTestServer(
  migrationsFolder: string,
  serverUrl: string | undefined,
): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const template = `kith_template_${process.pid}_${randomBytes(3).toString('hex')}`;
  const source = serverUrl === undefined ? await embeddedSource() : urlSource(serverUrl);
  const server = { ...source.logins, template };
  const stop = async (): Promise<void> => {
    if (source.embedded === undefined) await dropDatabase(server, template);
    await source.stop();
  };
  try {
    await asAdmin(server, (client) =>
      client.query(`create database ${template} encoding 'UTF8' template template0`),
    );
    const passwords = source.embedded?.passwords;
    await prepare({
      login: onDatabase(server.admin, template),
      ...(passwords === undefined ? {} : { passwords }),
    });
    await migrate(onDatabase(server.owner, template), migrationsFolder);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { server, stop };
}

/** Clears away what test runs that were killed have left: their servers, then their folders. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    const found = statSync(folder, { throwIfNoEntry: false });
    // A young folder may belong to a run that has not taken its lock yet.
    if (found === undefined || Date.now() - found.mtimeMs < 600_000) continue;
    try {
      const lock = await takeInstanceLock(join(folder, 'data', 'lock'), folder, () => undefined);
      await stopOrphan(join(folder, 'data', 'postgres'), () => undefined);
      lock.release();
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Still in use, or somebody else's.
    }
  }
}

const folderPrefix = 'kith-test-';

/** A fresh copy of the template, or of a database that nobody is connected to; gives its name. */
export async function copyTemplate(server: TestServer, from = server.template): Promise<string> {
  const name = `kith_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`create database ${name} template ${from}`));
  await prepare({ login: onDatabase(server.admin, name) });
  return name;
}

/** Drops a database made here, whoever is still connected to it. */
export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
}

async function asAdmin(server: TestServer, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(clientConfig(server.admin, { statementTimeoutMs: 0 }));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

type Source = { logins: Omit<TestServer, 'template'>; embedded?: Embedded; stop: () => Promise<void> };

async function embeddedSource(): Promise<Source> {
  await sweepLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), folderPrefix));
  // The server's own user, where the tests run as root, has to pass through.
  chmodSync(dataDir, 0o711);
  const embedded = await startEmbedded({ dataDir: join(dataDir, 'data'), log: () => undefined });
  return {
    embedded,
    logins: {
      admin: embedded.connection,
      owner: embedded.loginFor('kith_owner'),
      app: embedded.loginFor('kith_app'),
      reader: embedded.loginFor('kith_reader'),
    },
    stop: async () => {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function urlSource(url: string): Source {
  const login = { url };
  return { logins: { admin: login, owner: login, app: login, reader: login }, stop: async () => undefined };
}
