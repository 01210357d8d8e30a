import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { allRules, type Breach, checkCatalogue, judge, type Rule } from './catalogue.ts';
import { exceptions } from './catalogue-exceptions.ts';
import { type Database, openPool } from './pool.ts';

let database: TestDatabase;
let admin: Database;
beforeAll(async () => {
  database = await testDatabase();
  admin = openPool({ login: database.logins.admin, max: 1 });
});
afterAll(async () => {
  await admin.destroy();
  await database.close();
});

test('ASVS 8.4.1: the migrated database breaks no rule, and no exception is needless', async () => {
  expect(judge(await checkCatalogue(database.db), exceptions)).toEqual({ breaches: [], needless: [] });
});

/** A way to break each rule, and what the checker must then point at. Undone by rolling back. */
const violations: Record<Rule, { object: string; as: 'owner' | 'admin'; sql: string }> = {
  'row-level security is not enabled': {
    object: 'stray',
    as: 'owner',
    sql: 'create table kith.stray (provider_id uuid, id uuid, primary key (provider_id, id))',
  },
  'row-level security is not forced': {
    object: 'home',
    as: 'owner',
    sql: 'alter table kith.home no force row level security',
  },
  'no restrictive policy walls providers apart': {
    object: 'home',
    as: 'owner',
    sql: 'alter policy provider_wall on kith.home using (true)',
  },
  'the app reaches every row': {
    object: 'stray',
    as: 'owner',
    sql: `create table kith.stray (provider_id uuid, id uuid, primary key (provider_id, id));
      alter table kith.stray enable row level security, force row level security;
      create policy anyone on kith.stray using (true);
      grant select on kith.stray to kith_app`,
  },
  'the whole organisation sees a person’s or a child’s row': {
    object: 'child',
    as: 'owner',
    sql: 'drop policy child_seen_by_relation on kith.child',
  },
  'a sealed event could have an unsealed row': {
    object: 'duty',
    as: 'owner',
    sql: `alter table kith.duty add constraint stray foreign key (provider_id, event_id)
      references kith.event (provider_id, event_id)`,
  },
  'a sealed row is seen past its seal': {
    object: 'duty',
    as: 'owner',
    sql: 'drop policy seal_wall on kith.duty',
  },
  'a visitor could write here': {
    object: 'device',
    as: 'owner',
    sql: `alter policy visitor_changes_nothing on kith.device using (true)`,
  },
  'a child’s row could be written by whoever may only read it': {
    object: 'device',
    as: 'owner',
    sql: `alter policy read_only_child_not_added_to on kith.device with check (true)`,
  },
  'the primary key does not begin with provider_id': {
    object: 'stray',
    as: 'owner',
    sql: 'create table kith.stray (provider_id uuid, id uuid, primary key (id, provider_id))',
  },
  'the unique index does not begin with provider_id': {
    object: 'stray_name',
    as: 'owner',
    sql: 'create unique index stray_name on kith.home (lower(name))',
  },
  'the foreign key does not carry provider_id': {
    object: 'stray_home',
    as: 'owner',
    sql: `alter table kith.home add constraint stray_unique unique (home_id);
      alter table kith.placement add constraint stray_home foreign key (home_id) references kith.home (home_id)`,
  },
  'the owner is not kith_owner': {
    object: 'stray',
    as: 'admin',
    sql: 'create table kith.stray (provider_id uuid primary key)',
  },
  'the app may truncate, reference, trigger or maintain': {
    object: 'home',
    as: 'owner',
    sql: 'grant references (home_id) on kith.home to kith_app',
  },
  'the reader may do more than select': {
    object: 'home',
    as: 'owner',
    sql: 'grant update (name) on kith.home to kith_reader',
  },
  'everybody has been granted something': {
    object: 'home',
    as: 'owner',
    sql: 'grant select on kith.home to public',
  },
  'the append-only table may be changed by the app': {
    object: 'event',
    as: 'owner',
    sql: 'grant update (facts) on kith.event to kith_app',
  },
  'the append-only trigger is off or incomplete': {
    object: 'event',
    as: 'owner',
    sql: 'alter table kith.event disable trigger append_only',
  },
  'the role is stronger than it may be': {
    object: 'kith_app',
    as: 'admin',
    sql: 'alter role kith_app bypassrls',
  },
  'the view is not security_invoker': {
    object: 'stray',
    as: 'owner',
    sql: 'create view kith.stray as select * from kith.home',
  },
  'no materialised view or foreign table may stand here': {
    object: 'stray',
    as: 'owner',
    sql: 'create materialized view kith.stray as select 1 as one',
  },
  'the function is leakproof': {
    object: 'ctx_person',
    as: 'admin',
    sql: 'alter function kith.ctx_person() leakproof',
  },
  'the function runs as its owner': {
    object: 'ctx_person',
    as: 'owner',
    sql: 'alter function kith.ctx_person() security definer',
  },
  'everybody may call the function': {
    object: 'ctx_person',
    as: 'owner',
    sql: 'grant execute on function kith.ctx_person() to public',
  },
};

/** What the checker finds once `violation` has been done, in a transaction that leaves no trace. */
async function findingsAfter(violation: { as: 'owner' | 'admin'; sql: string }): Promise<Breach[]> {
  const pool = violation.as === 'owner' ? database.owner : admin;
  const tx = await pool.startTransaction().execute();
  try {
    await sql.raw(violation.sql).execute(tx);
    return await checkCatalogue(tx);
  } finally {
    await tx.rollback().execute();
  }
}

describe('the checker bites', () => {
  test.each(allRules)('%s', async (rule) => {
    const violation = violations[rule];
    const findings = await findingsAfter(violation);
    expect(judge(findings, exceptions).breaches).toContainEqual({ object: violation.object, rule });
  });

  test.each([
    ['a role that kith_app belongs to', 'admin', 'grant kith_owner to kith_app'],
    ['a schema that kith_app may add to', 'admin', 'grant create on schema public to kith_app'],
    [
      'a table that kith_app owns',
      'admin',
      'grant create on schema kith to kith_app; alter table kith.home owner to kith_app',
    ],
    [
      'temporary tables',
      'admin',
      "do $$ begin execute format('grant temp on database %I to kith_app', current_database()); end $$",
    ],
  ] as const)('on %s', async (_, as, violation) => {
    const findings = await findingsAfter({ as, sql: violation });
    expect(findings).toContainEqual({ object: 'kith_app', rule: 'the role is stronger than it may be' });
  });

  test('an exception that covers nothing is reported', () => {
    const needless = { object: 'gone', rule: 'the function is leakproof', because: 'it once was' } as const;
    expect(judge([], [needless]).needless).toEqual([needless]);
  });
});
