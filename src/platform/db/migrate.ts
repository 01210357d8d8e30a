import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { CannotStart } from './embedded/cannot-start.ts';
import { clientConfig, type Login } from './login.ts';

/** One migration as it lies in the folder. */
export type MigrationFile = { readonly name: string; readonly sql: string; readonly checksum: string };

/** What a run did. */
export type Migrated = { readonly applied: readonly string[] };

/**
 * Brings the database up to the newest migration: plain SQL files in the order of their numbers, forward only, each
 * in a transaction of its own, as kith_owner, under a lock so that two that start together take turns. Throws
 * CannotStart where a file that has been applied was changed, is missing, or has been overtaken.
 */
export async function migrate(login: Login, folder: string): Promise<Migrated> {
  const files = readMigrations(folder);
  const client = new pg.Client(clientConfig(login, { role: 'kith_owner', statementTimeoutMs: 0 }));
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(hashtext('kith migrate'))`);
    await ensureLedger(client);
    const pending = pendingOf(files, await readLedger(client));
    for (const file of pending) await apply(client, file);
    return { applied: pending.map((file) => file.name) };
  } catch (cause) {
    throw cause instanceof CannotStart
      ? cause
      : new CannotStart(`The database cannot be migrated (${codeOf(cause)}).`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migrations in a folder, by number. Throws CannotStart for a name that does not fit or a number used twice. */
export function readMigrations(folder: string): MigrationFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const seen = new Map<string, string>();
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (number === undefined)
      throw new CannotStart(`The migration ${name} must be named like 0042_what_it_does.sql.`);
    const twin = seen.get(number);
    if (twin !== undefined)
      throw new CannotStart(
        `The migrations ${twin} and ${name} have the same number. Renumber the newer one.`,
      );
    seen.set(number, name);
    // Line ends differ between checkouts of the same file.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Which files are still to be applied. Throws CannotStart where the files and the ledger contradict each other. */
export function pendingOf(
  files: readonly MigrationFile[],
  ledger: ReadonlyMap<string, string>,
): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of ledger) {
    const now = known.get(name);
    if (now === undefined) {
      throw new CannotStart(
        `The database has had the migration ${name}, which this Kith does not know. Start the newer Kith.`,
      );
    }
    if (now !== checksum) {
      throw new CannotStart(
        `The migration ${name} was changed after it was applied. Put it back and write a new migration instead.`,
      );
    }
  }
  const last = [...ledger.keys()].sort().at(-1) ?? '';
  const pending = files.filter((file) => !ledger.has(file.name));
  const overtaken = pending.find((file) => file.name < last);
  if (overtaken !== undefined) {
    throw new CannotStart(
      `The migration ${overtaken.name} comes before ${last}, which has been applied. Give it a higher number.`,
    );
  }
  return pending;
}

async function ensureLedger(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('kith.migration') is not null as there`,
  );
  if (rows[0]?.there === true) return;
  await client.query(`
    create table kith.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    alter table kith.migration enable row level security;
    alter table kith.migration force row level security;
    create policy owner_keeps on kith.migration to kith_owner using (true) with check (true);
  `);
}

async function readLedger(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from kith.migration',
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into kith.migration (name, checksum) values ($1, $2)', [
      file.name,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new CannotStart(
      `The migration ${file.name} failed${placeOf(cause, file.sql)} (${codeOf(cause)}: ${wordsOf(cause)}). Nothing of it was kept.`,
    );
  }
}

/** Where in the file PostgreSQL stopped, where it says so. */
function placeOf(cause: unknown, sql: string): string {
  const position = cause instanceof Error && 'position' in cause ? Number(cause.position) : Number.NaN;
  return Number.isNaN(position) ? '' : ` at line ${sql.slice(0, position - 1).split('\n').length}`;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
}

/** PostgreSQL's first line. A migration is our own text; its detail and hint, which may quote rows, stay out. */
function wordsOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
}
