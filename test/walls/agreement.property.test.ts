import { AssertionError, deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextOf, signInContext } from '#app/context.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, withActor } from '#platform/db/transaction.ts';
import { actorOf } from '#slices/people/index.ts';
import { type TestDatabase, testDatabase } from '../harness/database.ts';
import { listed, shownTo } from './asked.ts';
import { expectedOf, relationsOf } from './expected.ts';
import { settle } from './put-world.ts';
import { NOW } from './row.ts';
import type { Rows } from './rows.ts';
import { rowsOf } from './rows.ts';
import { type World, world } from './world.ts';

/*
 * The policy, the database's own walls and the lists and counts of the pages, each asked about the same worlds: they
 * say the same, or the smallest world in which they do not is shown. KITH_WORLDS says how many.
 */

const WORLDS = Number(process.env['KITH_WORLDS'] ?? 250);
const SEED = process.env['KITH_SEED'];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Throws where anybody of this world sees anything that the policy does not give them, or misses what it gives. */
async function agree(database: Pick<TestDatabase, 'db'>, from: World): Promise<void> {
  const rows = rowsOf(from);
  await settle(database, rows);
  // All are let finish, so that nobody is asking still when the next world comes.
  const asked = rows.people.map((personId) => agreeOn(database.db, rows, personId as PersonId));
  const fault = (await Promise.allSettled(asked)).find((each) => each.status === 'rejected');
  if (fault) throw fault.reason;
}

function agreeOn(db: Database, rows: Rows, personId: PersonId): Promise<void> {
  return withActor(
    db,
    signInContext(rows.provider),
    async (tx: Tx) => {
      const actor = await actorOf(tx, rows.provider, personId, NOW as Instant);
      const relations = relationsOf(rows, personId);
      if (!actor) {
        deepStrictEqual(relations.roles, [], 'who holds no role is nobody');
        return;
      }
      const read = {
        roles: actor.roles.map((held) => held.role as string).toSorted(),
        homes: actor.homes.toSorted(),
        children: actor.children.toSorted(),
        seals: (actor.seals ?? []).toSorted(),
      };
      deepStrictEqual(read, relations, 'relations as they are read, and as they are');
      await actAs(tx, contextOf(actor));
      const expected = expectedOf(rows, actor);
      deepStrictEqual(await shownTo(tx), expected, 'what the database shows, and what the policy gives');
      const { given, due } = await listed(tx, rows, actor, expected);
      deepStrictEqual(given, due, 'what lists and counts say, and what the policy gives');
    },
    { readOnly: true },
  );
}

/** A world that shows a fault is made smaller for so long, and no longer. */
const SHRINK_MS = 60_000;

const options = (numRuns: number) => ({
  numRuns,
  interruptAfterTimeLimit: SHRINK_MS + numRuns * 500,
  markInterruptAsFailure: true,
  ...(SEED ? { seed: Number(SEED) } : {}),
});

test(
  `ASVS 8.2.2, 8.2.3, 8.4.1: policy, database, lists and counts agree in ${WORLDS} worlds`,
  async () => {
    await fc.assert(
      fc.asyncProperty(world, (one) => agree(database, one)),
      options(WORLDS),
    );
  },
  SHRINK_MS * 2 + WORLDS * 500,
);

/** What the worlds show where a database has all of the walls but one. */
async function faultWith(hole: (owner: TestDatabase['owner']) => Promise<unknown>): Promise<unknown> {
  const holed = await testDatabase();
  try {
    await hole(holed.owner);
    const found = await fc.check(
      fc.asyncProperty(world, (one) => agree(holed, one)),
      { ...options(200), endOnFailure: true },
    );
    return found.counterexample === null ? 'nothing' : found.errorInstance;
  } finally {
    await holed.close();
  }
}

// A fault of the walls, and not that time ran out or a statement failed.
describe('the control: with one wall gone, the worlds show it', () => {
  test.each([
    ['child_seen_by_relation', 'child'],
    ['placement_seen_by_relation', 'placement'],
    ['allocation_seen_by_relation', 'allocation'],
    ['event_seen_by_relation', 'event'],
    ['duty_seen_by_relation', 'duty'],
    ['device_seen_by_relation', 'device'],
    ['restriction_seen_by_relation', 'restriction'],
    ['policy_effect_seen_by_relation', 'policy_effect'],
    ['audit_read_by_oversight', 'audit_entry'],
    ['receipt_seen_by_reader_and_manager', 'read_receipt'],
    ['seal_seen_by_its_readers', 'seal'],
    ['provider_wall', 'child'],
    ['seal_wall', 'event'],
    ['seal_wall', 'duty'],
    ['seal_wall', 'restriction'],
    ['seal_wall', 'policy_effect'],
    ['seal_wall', 'audit_entry'],
  ])(
    '%s on %s',
    async (policy, table) => {
      const hole = (owner: TestDatabase['owner']) =>
        sql`drop policy ${sql.ref(policy)} on ${sql.table(`kith.${table}`)}`.execute(owner);
      expect(await faultWith(hole)).toBeInstanceOf(AssertionError);
    },
    120_000,
  );
});

/** Who reads of an entry of the audit, as the migration has it but for its last condition. */
const auditReadBy = (last: string) => async (owner: TestDatabase['owner']) => {
  await sql`drop policy audit_read_by_oversight on kith.audit_entry`.execute(owner);
  await sql`create policy audit_read_by_oversight on kith.audit_entry as restrictive for select using (
    kith.ctx_scope() in ('system', 'provider') or (kith.ctx_scope() = 'home' and (
      home_id = any (kith.ctx_homes()) or child_id = any (kith.ctx_children()) or ${sql.raw(last)})))`.execute(
    owner,
  );
};

describe('the control: with one condition of a wall otherwise, the worlds show it', () => {
  test.each<[string, (owner: TestDatabase['owner']) => Promise<unknown>]>([
    [
      'a role or an allocation that was ended at a moment holds for the rest of the day',
      (owner) =>
        sql`create or replace function kith.holds(first_day date, last_day date, ended timestamptz,
            moment timestamptz) returns boolean language sql immutable parallel safe
          return first_day <= (moment at time zone 'Europe/London')::date
            and (last_day is null or last_day >= (moment at time zone 'Europe/London')::date)`.execute(owner),
    ],
    ['whoever was refused a child is not told of to those who look after the child', auditReadBy('false')],
    [
      'whoever was refused a child is told of at every home',
      auditReadBy("(outcome = 'refused' and subject ? 'child')"),
    ],
  ])(
    '%s',
    async (_, hole) => {
      expect(await faultWith(hole)).toBeInstanceOf(AssertionError);
    },
    120_000,
  );
});
