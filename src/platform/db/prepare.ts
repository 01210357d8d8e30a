import pg from 'pg';
import { CannotStart } from './embedded/cannot-start.ts';
import { clientConfig, type KithRole, type Login } from './login.ts';

const roles: readonly KithRole[] = ['kith_owner', 'kith_app', 'kith_reader'];

/** What `prepare` needs. */
export type PrepareOptions = {
  /** A login that may create roles and schemas, or one for which they exist already. */
  readonly login: Login;
  /** Embedded only: each role becomes a login of its own with this password. */
  readonly passwords?: Readonly<Record<KithRole, string>>;
  /** Servers only: the login that serves people, which is let work as kith_app. */
  readonly appLogin?: Login;
};

/**
 * Lays what migrations cannot: Kith's three roles and its schema. Does nothing that is done already, so it runs at
 * every start. The roles are no superusers, create neither roles nor databases, and do not bypass row-level security.
 */
export async function prepare({ login, passwords, appLogin }: PrepareOptions): Promise<void> {
  const client = new pg.Client(clientConfig(login, { statementTimeoutMs: 0 }));
  try {
    await client.connect();
    await checkServer(client);
    await client.query('begin');
    // Two that start together would both miss the role and both create it.
    await client.query(`select pg_advisory_xact_lock(hashtext('kith prepare'))`);
    for (const role of roles) await ensureRole(client, role, passwords?.[role]);
    await ensureDatabaseGrants(client);
    await ensureSchema(client);
    if (appLogin !== undefined) await ensureMember(client, appLogin);
    await client.query('commit');
  } catch (cause) {
    throw cause instanceof CannotStart ? cause : new CannotStart(whyNot(cause));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Creates the database on the embedded server if it is missing. `login` is the superuser's. */
export async function ensureDatabase(login: Login, name: string): Promise<void> {
  const client = new pg.Client(clientConfig(login, { statementTimeoutMs: 0 }));
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (cause) {
    throw new CannotStart(whyNot(cause));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < 150000) {
    throw new CannotStart(
      `The server behind DATABASE_URL is PostgreSQL ${Math.floor(version / 10000)}; Kith needs 15 or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new CannotStart(
      `The database behind DATABASE_URL is encoded as ${encoding}. Create it with encoding UTF8.`,
    );
  }
}

async function ensureRole(client: pg.Client, role: KithRole, password: string | undefined): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`create role ${role} nologin nocreatedb nocreaterole`);
  if (password !== undefined)
    await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
  const member = await client.query(`select 1 where pg_has_role(current_user, $1, 'member')`, [role]);
  if (member.rowCount === 0) await client.query(`grant ${role} to current_user`);
}

/** Lets the app's own login work as kith_app, where the two URLs name different people. */
async function ensureMember(client: pg.Client, appLogin: Login): Promise<void> {
  const app = new pg.Client(clientConfig(appLogin, { statementTimeoutMs: 0 }));
  try {
    await app.connect();
    const { rows } = await app.query<{ name: string }>('select session_user as name');
    const name = rows[0]?.name ?? '';
    const member = await client.query(`select 1 where pg_has_role($1, 'kith_app', 'member')`, [name]);
    if (member.rowCount === 0) await client.query(`grant kith_app to ${client.escapeIdentifier(name)}`);
  } finally {
    await app.end().catch(() => undefined);
  }
}

async function ensureSchema(client: pg.Client): Promise<void> {
  const found = await client.query(`select 1 from pg_namespace where nspname = 'kith'`);
  if (found.rowCount === 0) await client.query('create schema kith authorization kith_owner');
}

/** Who may do what with the database as a whole; a copy of a database does not inherit these. */
async function ensureDatabaseGrants(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; granted: boolean }>(`
    select current_database() as name, has_database_privilege('kith_owner', current_database(), 'create') as granted`);
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  if (rows[0]?.granted === true) return;
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${roles.join(', ')}, current_user`);
  await client.query(`grant create on database ${database} to kith_owner`);
}

/** A driver's error as advice; its words name roles and databases here, never people. */
function whyNot(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === '42501') {
    return 'The login in DATABASE_URL may not create roles or schemas. Give KITH_OWNER_URL a login that may, or have the server’s administrator create kith_owner, kith_app and kith_reader.';
  }
  if (code === '28P01' || code === '28000')
    return 'The database refused the login. Check the name and password in DATABASE_URL and KITH_OWNER_URL.';
  if (code === '3D000')
    return 'The database named in DATABASE_URL does not exist. Create it, with encoding UTF8.';
  return `The database cannot be prepared (${code || 'no answer'}). Check that the server in DATABASE_URL is running and can be reached.`;
}
