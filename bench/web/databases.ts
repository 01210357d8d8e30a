import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Embedded, startEmbedded } from '#platform/db/embedded/start.ts';
import { clientConfig, type Login, onDatabase } from '#platform/db/login.ts';
import { migrate } from '#platform/db/migrate.ts';
import { ensureDatabase, prepare } from '#platform/db/prepare.ts';

/** One PostgreSQL, as Kith brings it along, in a temporary folder. */
export type Server = {
  readonly embedded: Embedded;
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** A migrated database on it. */
export type BenchDatabase = {
  readonly name: string;
  /** Bound by nothing: loads, and serves the bare twin. */
  readonly superuser: Login;
  readonly app: Login;
};

const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations');

/** A temporary folder that the database's own user may pass through. */
export function benchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts PostgreSQL with the settings Kith gives it, durability included. */
export async function startServer(): Promise<Server> {
  const folder = benchFolder();
  const embedded = await startEmbedded({ dataDir: join(folder.path, 'data'), log: () => undefined });
  return {
    embedded,
    folder: folder.path,
    stop: async () => {
      await embedded.stop();
      folder.remove();
    },
  };
}

/** Makes and migrates an empty database. */
export async function makeDatabase({ embedded }: Server, name: string): Promise<BenchDatabase> {
  await ensureDatabase(embedded.connection, name);
  const superuser = onDatabase(embedded.connection, name);
  await prepare({ login: superuser, passwords: embedded.passwords });
  await migrate(onDatabase(embedded.loginFor('kith_owner'), name), migrations);
  return { name, superuser, app: onDatabase(embedded.loginFor('kith_app'), name) };
}

/** One connection of the superuser's, for as long as `work` runs. */
export async function asSuperuser<T>(login: Login, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(login, { statementTimeoutMs: 0 }));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A login as the URL that `DATABASE_URL` takes. */
export function urlOf(login: Login): string {
  if ('url' in login) return login.url;
  const { user, password, host, database } = login;
  return `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`;
}
