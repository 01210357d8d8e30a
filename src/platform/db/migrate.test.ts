import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { ask } from '../../../test/harness/db-process.ts';
import { CannotStart } from './embedded/cannot-start.ts';
import { migrate, pendingOf, readMigrations } from './migrate.ts';

const shipped = join(import.meta.dirname, '../../../db/migrations');
const scratch = mkdtempSync(join(tmpdir(), 'kith-migrations-'));
let folder = '';
let count = 0;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  count += 1;
  folder = join(scratch, String(count));
  mkdirSync(folder);
  for (const { name } of readMigrations(shipped)) write(name, readFileSync(join(shipped, name), 'utf8'));
});
afterAll(async () => {
  await database.close();
  rmSync(scratch, { recursive: true });
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const run = () => migrate(database.logins.owner, folder);
const refusal = () =>
  run().then(
    () => 'it ran',
    (cause: unknown) => {
      expect(cause).toBeInstanceOf(CannotStart);
      return String((cause as Error).message);
    },
  );
const exists = async (table: string) =>
  (await ask(database.logins.admin, `select to_regclass('kith.${table}') is not null as there`))[0]?.[
    'there'
  ];
const forget = (name: string) => sql`delete from kith.migration where name = ${name}`.execute(database.owner);

test('a database that is up to date is left alone', async () => {
  expect(await run()).toEqual({ applied: [] });
});

test('line ends of another system change nothing', async () => {
  for (const { name, sql: text } of readMigrations(shipped)) write(name, text.replaceAll('\n', '\r\n'));
  expect(await run()).toEqual({ applied: [] });
});

describe('new files', () => {
  test('are applied in order, once, as kith_owner, even when two start together', async () => {
    write('9001_first.sql', 'create table kith.first ()');
    write(
      '9002_second.sql',
      `create table kith.second (); alter table kith.first add owner_name text default current_user`,
    );
    const both = await Promise.all([run(), run()]);
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 2]);
    expect(await exists('second')).toBe(true);
    const owner = await ask(
      database.logins.admin,
      `select tableowner from pg_tables where tablename = 'first'`,
    );
    expect(owner).toEqual([{ tableowner: 'kith_owner' }]);
    await forget('9001_first.sql');
    await forget('9002_second.sql');
  });

  test('that fail leave nothing of themselves, keep those before, and say which file and line', async () => {
    write('9003_good.sql', 'create table kith.good ()');
    write('9004_bad.sql', 'create table kith.half ();\n\nselect nothing from nowhere;\n');
    const line = await refusal();
    expect(line).toBe(
      'The migration 9004_bad.sql failed at line 3 (42P01: relation "nowhere" does not exist). Nothing of it was kept.',
    );
    expect([await exists('good'), await exists('half')]).toEqual([true, false]);
    await forget('9003_good.sql');
  });
});

describe('refused with one clear line', () => {
  test('a file that was changed after it was applied', async () => {
    write('0001_foundation.sql', 'select 1');
    expect(await refusal()).toBe(
      'The migration 0001_foundation.sql was changed after it was applied. Put it back and write a new migration instead.',
    );
  });

  test('a file that was taken away', async () => {
    rmSync(join(folder, '0001_foundation.sql'));
    expect(await refusal()).toContain(
      'has had the migration 0001_foundation.sql, which this Kith does not know',
    );
  });

  test('a name that does not fit, and a number used twice', async () => {
    write('9005_One.sql', '');
    expect(await refusal()).toContain('The migration 9005_One.sql must be named like');
    rmSync(join(folder, '9005_One.sql'));
    write('0001_again.sql', '');
    expect(await refusal()).toContain(
      'The migrations 0001_again.sql and 0001_foundation.sql have the same number',
    );
  });

  test('a file that has been overtaken', () => {
    const file = (name: string) => ({ name, sql: '', checksum: name });
    const files = [file('0001_a.sql'), file('0002_b.sql'), file('0003_c.sql')];
    const ledger = new Map([
      ['0001_a.sql', '0001_a.sql'],
      ['0003_c.sql', '0003_c.sql'],
    ]);
    expect(() => pendingOf(files, ledger)).toThrow('The migration 0002_b.sql comes before 0003_c.sql');
  });
});
