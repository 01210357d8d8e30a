import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { type ActorContext, systemContext, type Tx, withActor } from './transaction.ts';

const provider = '00000000-0000-4000-8000-000000000001';
const otherProvider = '00000000-0000-4000-8000-000000000002';
const [homeA, homeB] = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
] as const;
const child = '00000000-0000-4000-8000-0000000000c1';
const person = '00000000-0000-4000-8000-0000000000d1';
const authority = '00000000-0000-4000-8000-0000000000e1';

const worker: ActorContext = {
  providerId: provider,
  personId: person,
  scope: 'home',
  homeIds: [homeA, homeB],
  authorityId: authority,
  childIds: [child],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const contextSql = sql<Record<string, unknown>>`
  select kith.ctx_provider() as provider, kith.ctx_person() as person, kith.ctx_scope() as scope,
    kith.ctx_homes() as homes, kith.ctx_authority() as authority, kith.ctx_children() as children`;

const read = async (tx: Tx) => (await contextSql.execute(tx)).rows[0];

const nothing = { provider: null, person: null, scope: null, homes: null, authority: null, children: null };

describe('the actor context', () => {
  test('is what the database functions answer with, inside the transaction', async () => {
    expect(await withActor(database.db, worker, read)).toEqual({
      provider,
      person,
      scope: 'home',
      homes: [homeA, homeB],
      authority,
      children: [child],
    });
  });

  test('an empty list, like an absent id, reads null and so matches no row', async () => {
    expect(await withActor(database.db, systemContext(provider), read)).toEqual({
      ...nothing,
      provider,
      scope: 'system',
    });
  });

  test('ASVS 8.4.1: leaves nothing behind for the next user of the same connection', async () => {
    const seen = await database.db.connection().execute(async (one) => {
      await withActor(one, worker, read);
      return (await contextSql.execute(one)).rows[0];
    });
    expect(seen).toEqual(nothing);
  });

  test('twenty at once on five connections each see their own', async () => {
    const ids = Array.from(
      { length: 20 },
      (_, n) => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
    );
    const seen = await Promise.all(
      ids.map((id) =>
        withActor(database.db, { ...worker, personId: id }, async (tx) => {
          await sql`select pg_sleep(0.01)`.execute(tx);
          return (await read(tx))?.['person'];
        }),
      ),
    );
    expect(seen).toEqual(ids);
  });

  test('refuses anything but an id, so that no value can smuggle in a second one', async () => {
    await expect(withActor(database.db, { ...worker, homeIds: [`${homeA},${homeB}`] }, read)).rejects.toThrow(
      TypeError,
    );
  });
});

const addProvider = (tx: Tx, id: string) =>
  tx
    .insertInto('kith.provider')
    .values({ provider_id: id, name: 'Larch', created_at: new Date(0) })
    .execute();

const countProviders = async (tx: Tx) => (await tx.selectFrom('kith.provider').selectAll().execute()).length;

describe('a transaction', () => {
  test('rolls back whole when the work throws, and throws what it threw', async () => {
    const attempt = withActor(database.db, systemContext(provider), async (tx) => {
      await addProvider(tx, provider);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await withActor(database.db, systemContext(provider), countProviders)).toBe(0);
  });

  test('read-only refuses to write', async () => {
    const attempt = withActor(database.db, systemContext(provider), (tx) => addProvider(tx, provider), {
      readOnly: true,
    });
    await expect(attempt).rejects.toMatchObject({ sqlstate: '25006' });
  });

  test('writes into another provider are refused, and its rows are not seen, by app and owner alike', async () => {
    await withActor(database.db, systemContext(provider), (tx) => addProvider(tx, provider));
    for (const pool of [database.db, database.owner]) {
      expect(await withActor(pool, systemContext(provider), countProviders)).toBe(1);
      expect(await withActor(pool, systemContext(otherProvider), countProviders)).toBe(0);
      const attempt = withActor(pool, systemContext(provider), (tx) => addProvider(tx, otherProvider));
      await expect(attempt).rejects.toMatchObject({ sqlstate: '42501' });
    }
  });

  test('collisions are tried again as often as asked', async () => {
    let runs = 0;
    const collide = (retries: number) =>
      withActor(
        database.db,
        systemContext(provider),
        async (tx) => {
          runs += 1;
          if (runs < 3) await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx);
          return runs;
        },
        { serializable: true, retries },
      );
    await expect(collide(1)).rejects.toMatchObject({ sqlstate: '40001' });
    runs = 0;
    expect(await collide(2)).toBe(3);
  });
});
