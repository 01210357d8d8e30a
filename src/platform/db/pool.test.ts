import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { ask, until } from '../../../test/harness/db-process.ts';
import { openPool } from './pool.ts';
import { systemContext, withActor } from './transaction.ts';
import { DatabaseTrouble, isAway, isDuplicate } from './trouble.ts';

const provider = '00000000-0000-4000-8000-000000000001';
const secret = 'Rowan Ashdown';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const addProvider = () =>
  withActor(database.db, systemContext(provider), (tx) =>
    tx
      .insertInto('kith.provider')
      .values({ provider_id: provider, name: secret, created_at: new Date(0) })
      .execute(),
  );

const troubleOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (cause: unknown) => cause,
  );

describe('ASVS 16.2.5: what the database refuses carries no query, no parameter and no row', () => {
  test('a key that exists already tells its constraint', async () => {
    await addProvider();
    const trouble = await troubleOf(addProvider());
    expect(trouble).toBeInstanceOf(DatabaseTrouble);
    expect(trouble).toMatchObject({ sqlstate: '23505', constraint: 'provider_pkey' });
    expect([
      isDuplicate(trouble),
      isDuplicate(trouble, 'provider_pkey'),
      isDuplicate(trouble, 'other'),
    ]).toEqual([true, true, false]);
    expect(inspect(trouble, { depth: 9, showHidden: true })).not.toMatch(
      new RegExp(`${provider}|${secret}|insert into`),
    );
  });

  test('a value that does not fit', async () => {
    const trouble = await troubleOf(sql`select ${secret}::int`.execute(database.db));
    expect(trouble).toMatchObject({ sqlstate: '22P02' });
    expect(inspect(trouble, { depth: 9, showHidden: true })).not.toMatch(/Rowan|::int/);
  });

  test('a statement that takes too long', async () => {
    const impatient = openPool({
      login: database.logins.app,
      role: 'kith_app',
      max: 1,
      statementTimeoutMs: 50,
    });
    expect(await troubleOf(sql`select pg_sleep(20)`.execute(impatient))).toMatchObject({ sqlstate: '57014' });
    await impatient.destroy();
  });
});

describe('a session of the app', () => {
  test('is kith_app', async () => {
    const { rows } = await sql`select current_user as name`.execute(database.db);
    expect(rows).toEqual([{ name: 'kith_app' }]);
  });

  test.each([
    'create table kith.mine ()',
    'create table public.mine ()',
    'create temp table mine ()',
    'create schema mine',
    'truncate kith.provider',
    'alter table kith.provider disable row level security',
    'select * from pg_authid',
    'select kith.secure(null, null)',
    'select * from kith.migration',
  ])('may not: %s', async (statement) => {
    expect(await troubleOf(sql.raw(statement).execute(database.db))).toMatchObject({ sqlstate: '42501' });
  });
});

describe('a connection that is lost', () => {
  const lost: string[] = [];
  const pool = () =>
    openPool({
      login: database.logins.app,
      role: 'kith_app',
      max: 1,
      onLostConnection: (code) => lost.push(code),
    });
  const cut = (pid: unknown) => ask(database.logins.admin, `select pg_terminate_backend(${Number(pid)})`);
  const pidSql = sql<{ pid: number }>`select pg_backend_pid() as pid`;

  test('while nobody uses it, is replaced at the next use, and only a code is told', async () => {
    const db = pool();
    const before = (await pidSql.execute(db)).rows[0]?.pid;
    await cut(before);
    await until('the loss to be told', () => lost.length > 0);
    expect((await pidSql.execute(db)).rows[0]?.pid).not.toBe(before);
    expect(lost).toEqual(['57P01']);
    await db.destroy();
  });

  test('between two statements of a transaction, fails that one alone', async () => {
    const db = pool();
    const trouble = await troubleOf(
      withActor(db, systemContext(provider), async (tx) => {
        await cut((await pidSql.execute(tx)).rows[0]?.pid);
        await until('the cut to arrive', async () => isAway(await troubleOf(sql`select 1`.execute(tx))));
        await sql`select 1`.execute(tx);
      }),
    );
    expect(isAway(trouble)).toBe(true);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
  });

  test('to a server that is not there, is told as away', async () => {
    const login = { host: '/nowhere', port: 5432, user: 'kith_app', password: '-', database: 'kith' };
    const db = openPool({ login, role: 'kith_app' });
    expect(isAway(await troubleOf(sql`select 1`.execute(db)))).toBe(true);
    await db.destroy();
  });
});

test('a statement kept prepared over a change of its table fails once, then is prepared afresh', async () => {
  const one = openPool({ login: database.logins.app, role: 'kith_app', max: 1 });
  const look = () =>
    withActor(one, systemContext(provider), (tx) =>
      tx.selectFrom('kith.authority').selectAll().where('authority_id', '=', provider).execute(),
    );
  for (let times = 0; times < 3; times += 1) await look();
  await sql`alter table kith.authority add column added_later text`.execute(database.owner);
  expect(await troubleOf(look())).toMatchObject({ sqlstate: '0A000' });
  expect(await look()).toEqual([]);
  await one.destroy();
});
