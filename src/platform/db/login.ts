import type { ClientConfig } from 'pg';

/** How to reach a PostgreSQL server: parts for the embedded one, a URL for any other. */
export type Login =
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    }
  | { readonly url: string };

/** Kith's own roles: the owner migrates, the app serves people, the reader only looks. */
export type KithRole = 'kith_owner' | 'kith_app' | 'kith_reader';

/** What a session is set up with from its first moment, before any statement runs. */
export type SessionSettings = {
  /** The role the session works as. The login itself may be stronger; the embedded one never is. */
  readonly role?: KithRole;
  /** Milliseconds after which a statement is given up; 0 for never. */
  readonly statementTimeoutMs: number;
};

/** The driver's configuration for one connection of this kind. */
export function clientConfig(login: Login, settings: SessionSettings): ClientConfig {
  const reach = 'url' in login ? { connectionString: login.url } : { ...login };
  const options = {
    ...(settings.role === undefined ? {} : { role: settings.role }),
    search_path: 'kith,pg_temp',
    timezone: 'UTC',
    datestyle: 'ISO',
    intervalstyle: 'iso_8601',
    statement_timeout: String(settings.statementTimeoutMs),
    idle_in_transaction_session_timeout: settings.statementTimeoutMs === 0 ? '0' : '60000',
  };
  return {
    ...reach,
    options: Object.entries(options)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: 'kith',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

/** The same server and person, another database. */
export function onDatabase(login: Login, database: string): Login {
  if (!('url' in login)) return { ...login, database };
  const url = new URL(withHost(login.url));
  url.pathname = `/${encodeURIComponent(database)}`;
  return { url: url.href };
}

/** `postgres://name@/database?host=/run/postgresql`, which PostgreSQL's own tools take, as a URL that URL takes. */
export function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}
