import type { Writable } from 'node:stream';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { clientConfig, type KithRole, type Login } from './login.ts';
import type { DB } from './schema.ts';
import { statementNames } from './statement-names.ts';
import { asTrouble, DatabaseTrouble, isAway } from './trouble.ts';
import { valueTypes } from './type-parsers.ts';

/** The database as the rest of Kith uses it. */
export type Database = Kysely<DB>;

/** How a pool is opened. */
export type PoolOptions = {
  readonly login: Login;
  /** The role to work as; the login's own where absent. */
  readonly role?: KithRole;
  /** Most connections at once. */
  readonly max?: number;
  /** Milliseconds after which a statement is given up. */
  readonly statementTimeoutMs?: number;
  /** Told when a connection that nobody was using is lost; gets an SQLSTATE or a system code, nothing else. */
  readonly onLostConnection?: (code: string) => void;
};

/**
 * Opens a pool of sessions that work as `role`. It connects when first used and outlives the database being stopped
 * and started: statements in flight fail with DatabaseTrouble, later ones get fresh connections.
 */
export function openPool(options: PoolOptions): Database {
  const { login, role, max = 10, statementTimeoutMs = 30_000, onLostConnection } = options;
  const pool = new pg.Pool({
    ...clientConfig(login, { ...(role === undefined ? {} : { role }), statementTimeoutMs }),
    types: valueTypes,
    pipeline: true,
    max,
    idleTimeoutMillis: 60_000,
  });
  const lost = (cause: Error) => onLostConnection?.('code' in cause ? String(cause.code) : '08006');
  pool.on('error', lost);
  // The pool listens only to idle connections; one that is lost between two statements would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { connect: () => takeClient(pool), end: () => pool.end() } }),
  });
}

// Kysely remembers each connection by the object it is given, so a connection keeps one face for its whole life.
const faces = new WeakMap<pg.PoolClient, PostgresPoolClient>();

async function takeClient(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw asTrouble(cause);
  });
  const known = faces.get(client);
  if (known !== undefined) return known;
  const face = faceOf(client);
  faces.set(client, face);
  return face;
}

const nameOf = statementNames();

/** A prepared statement whose tables were altered by a newer Kith: a fresh connection prepares it afresh. */
const isOutdated = (trouble: unknown): boolean =>
  trouble instanceof DatabaseTrouble && trouble.sqlstate === '0A000';

/**
 * A connection whose errors carry no query and no parameters, and which is thrown away once it has been lost.
 * Statements are sent in the order they are given, without waiting for one another's answers; those given in one turn
 * go out together. Nobody waits for the answer to a begin: if it fails, so does everything behind it.
 */
function faceOf(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  let begun: Promise<unknown> | undefined;
  const send = async (sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
    const name = parameters.length > 0 ? nameOf(sql) : undefined;
    try {
      return await inOneGo(client, {
        text: sql,
        values: [...parameters],
        ...(name === undefined ? {} : { name }),
      });
    } catch (cause) {
      const trouble = asTrouble(cause);
      broken ||= isAway(trouble) || isOutdated(trouble);
      throw trouble;
    }
  };
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    if (sql.startsWith('start transaction')) {
      begun = send(sql, parameters);
      begun.catch(() => undefined);
      return { command: 'START', rowCount: null, rows: [] };
    }
    if (sql === 'commit') await begun;
    return send(sql, parameters);
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) };
}

/** Holds what is written in this turn back until its end, so that it leaves as one message. */
function inOneGo(client: pg.PoolClient, asked: pg.QueryConfig): Promise<pg.QueryResult> {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return client.query(asked);
}
