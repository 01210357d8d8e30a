import pg from 'pg';
import { startEmbedded } from './embedded/start.ts';
import { clientConfig, type Login } from './login.ts';
import { migrate } from './migrate.ts';
import { type Database, openPool } from './pool.ts';
import { ensureDatabase, prepare } from './prepare.ts';

/** Where Kith's data is to live. */
export type OpenOptions = {
  /** The data folder of the embedded database; unused with `databaseUrl`. */
  readonly dataDir: string;
  /** A server to use instead (PostgreSQL 15 or newer). */
  readonly databaseUrl?: string | undefined;
  /** The login that prepares and migrates on that server; `databaseUrl` itself when absent. */
  readonly ownerUrl?: string | undefined;
  readonly migrationsFolder: string;
  readonly log: (line: string) => void;
  /** Most connections at once. */
  readonly maxConnections?: number;
};

/** An open database, migrated, and how to let go of it. */
export type OpenDatabase = { readonly db: Database; readonly close: () => Promise<void> };

/** Starts or reaches the database, prepares and migrates it, and opens the app's pool. Throws CannotStart. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const source =
    options.databaseUrl === undefined
      ? await embeddedSource(options)
      : serverSource(options, options.databaseUrl);
  try {
    await source.prepare();
    const { applied } = await migrate(source.owner, options.migrationsFolder);
    if (applied.length > 0) options.log(`Database brought up to date: ${applied.join(', ')}.`);
  } catch (cause) {
    await source.stop();
    throw cause;
  }
  const db = openPool({
    login: source.app,
    role: 'kith_app',
    max: options.maxConnections ?? 10,
    onLostConnection: (code) => options.log(`A database connection was lost (${code}).`),
  });
  return {
    db,
    close: async () => {
      await db.destroy();
      await source.stop();
    },
  };
}

type Source = { owner: Login; app: Login; prepare: () => Promise<void>; stop: () => Promise<void> };

async function embeddedSource({ dataDir, log }: OpenOptions): Promise<Source> {
  const embedded = await startEmbedded({ dataDir, log });
  return {
    owner: embedded.loginFor('kith_owner'),
    app: embedded.loginFor('kith_app'),
    prepare: async () => {
      await ensureDatabase(embedded.connection, 'kith');
      await prepare({ login: { ...embedded.connection, database: 'kith' }, passwords: embedded.passwords });
    },
    stop: embedded.stop,
  };
}

function serverSource({ ownerUrl, log }: OpenOptions, databaseUrl: string): Source {
  const owner: Login = { url: ownerUrl ?? databaseUrl };
  const app: Login = { url: databaseUrl };
  return {
    owner,
    app,
    stop: async () => undefined,
    prepare: async () => {
      await prepare({ login: owner, appLogin: app });
      if (await mayStepUp(app)) {
        log(
          'The login in DATABASE_URL could do more than Kith needs. Give that one to KITH_OWNER_URL, and DATABASE_URL a login without rights of its own.',
        );
      }
    },
  };
}

/** Whether the app's login could leave kith_app for something stronger. */
async function mayStepUp(app: Login): Promise<boolean> {
  const client = new pg.Client(clientConfig(app, { role: 'kith_app', statementTimeoutMs: 30_000 }));
  try {
    await client.connect();
    const { rows } = await client.query<{ strong: boolean }>(`
      select rolsuper or rolbypassrls or rolcreaterole or pg_has_role(session_user, 'kith_owner', 'member') as strong
      from pg_roles where rolname = session_user`);
    return rows[0]?.strong ?? true;
  } finally {
    await client.end();
  }
}
