import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderId } from '#kernel/ids.ts';
import { type Instant, instant } from '#kernel/instant.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { type TestLog, testLog, writeEntry } from '../../../test/harness/audit-log.ts';
import { addProvider, asSystem } from '../../../test/harness/builders.ts';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { signerOf } from '../log/note.ts';
import { eraseEntry } from './erase.ts';
import { PACE, takeIn } from './take-in.ts';

let database: TestDatabase;
let admin: Database;
let log: TestLog;
const now = Date.parse('2026-11-21T10:00:00Z');
beforeAll(async () => {
  database = await testDatabase();
  admin = openPool({ login: database.logins.admin, max: 1 });
  log = testLog(database.db, () => now);
});
afterAll(async () => {
  log.remove();
  await admin.destroy();
  await database.close();
});

let provider: ProviderId;
beforeEach(async () => {
  provider = await addProvider(database.db);
});

const write = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1) await writeEntry(database.db, provider);
};

/** What somebody with the machine's own rights can do: no trigger, no policy stands in the way. */
async function asOwnerOfTheMachine(...statements: readonly string[]): Promise<void> {
  await admin.transaction().execute(async (tx) => {
    await sql.raw('set local session_replication_role = replica').execute(tx);
    for (const each of statements) await sql.raw(each.replaceAll('$p', `'${provider}'`)).execute(tx);
  });
}

describe('what is found afterwards, done by somebody whom nothing stops (ASVS 16.4.2, 16.2.5)', () => {
  const third = '(select audit_id from kith.audit_leaf where provider_id = $p and seq = 2)';
  it.each<[string, string[], object]>([
    [
      'an entry altered',
      [`update kith.audit_entry set event = 'DUTY_DONE' where audit_id = ${third}`],
      { kind: 'changed', from: 2 },
    ],
    [
      'a moment altered',
      [`update kith.audit_entry set at = at - interval '1 us' where audit_id = ${third}`],
      { kind: 'changed', from: 2 },
    ],
    [
      'a child altered',
      [`update kith.audit_entry set child_id = gen_random_uuid() where audit_id = ${third}`],
      { kind: 'payload', from: 2 },
    ],
    [
      'a person taken out',
      [
        `update kith.audit_entry set subject = '{}' where audit_id = ${third}`,
        `update kith.audit_leaf set salt = null where provider_id = $p and seq = 2`,
      ],
      { kind: 'payload', from: 2 },
    ],
    [
      'an entry deleted',
      [`delete from kith.audit_entry where audit_id = ${third}`],
      { kind: 'missing', from: 2 },
    ],
    [
      'an entry deleted with its leaf',
      [
        `delete from kith.audit_entry where audit_id = ${third}`,
        'delete from kith.audit_leaf where provider_id = $p and seq = 2',
      ],
      { kind: 'missing', from: 2 },
    ],
    [
      'two entries exchanged',
      [
        `update kith.audit_leaf set seq = case seq when 2 then -2 when 4 then -4 end where provider_id = $p and seq in (2, 4)`,
        `update kith.audit_leaf set seq = 6 + seq where provider_id = $p and seq < 0`,
      ],
      { kind: 'changed', from: 2 },
    ],
    [
      'the last entries cut off',
      [
        'delete from kith.audit_leaf where provider_id = $p and seq >= 5',
        'delete from kith.audit_checkpoint where provider_id = $p and size > 5',
      ],
      { kind: 'rolled-back', from: 5, to: 8 },
    ],
    [
      'an entry waiting for the log deleted',
      [
        'delete from kith.audit_entry where provider_id = $p and audit_id = (select max(audit_id) from kith.audit_entry where provider_id = $p)',
      ],
      { kind: 'left-out' },
    ],
    [
      'an entry waiting for the log left out',
      ['delete from kith.audit_pending where provider_id = $p'],
      { kind: 'left-out' },
    ],
  ])('%s', async (_what, statements, finding) => {
    await write(5);
    await log.sign();
    await write(3);
    await log.sign();
    await write(1);
    expect((await log.verify(provider)).findings).toEqual([]);
    await asOwnerOfTheMachine(
      'alter table kith.audit_leaf drop constraint if exists audit_leaf_seq_check',
      ...statements,
    );
    const { findings } = await log.verify(provider);
    expect(findings[0]).toMatchObject(finding);
  });

  it('an event of the record without its entry', async () => {
    await write(1);
    await asOwnerOfTheMachine(
      `insert into kith.event (provider_id, event_id, type, home_id, occurred_at, recorded_at, recorded_by, facts, details, submission)
       values ($p, gen_random_uuid(), 'x', gen_random_uuid(), now(), now(), gen_random_uuid(), '{}', '{}', gen_random_uuid())`,
    );
    await log.sign();
    expect((await log.verify(provider)).findings).toEqual([
      { kind: 'left-out', from: 1, to: 1, says: expect.stringContaining('recorded without an entry') },
    ]);
  });

  it('a log rewritten whole and signed with the right key, by the checkpoints kept elsewhere', async () => {
    await write(4);
    await log.sign();
    const noted = log.remembered();
    await asOwnerOfTheMachine(
      'delete from kith.audit_leaf where provider_id = $p',
      'delete from kith.audit_checkpoint where provider_id = $p',
      'delete from kith.audit_head where provider_id = $p',
      `update kith.audit_entry set event = 'CHILDREN_LISTED' where provider_id = $p`,
      'insert into kith.audit_pending select provider_id, audit_id from kith.audit_entry where provider_id = $p',
    );
    await log.sign();
    expect((await log.verify(provider, [])).findings).toEqual([]);
    expect((await log.verify(provider, noted)).findings).toMatchObject([
      { kind: 'rolled-back', from: 0, to: 4 },
    ]);
  });

  it('a log put back to an older state that then went on', async () => {
    await write(2);
    await log.sign();
    await write(2);
    await log.sign();
    const noted = log.remembered();
    // The database as it stood after two entries, and two other entries since.
    await asOwnerOfTheMachine(
      'delete from kith.audit_entry where audit_id in (select audit_id from kith.audit_leaf where provider_id = $p and seq >= 2)',
      'delete from kith.audit_leaf where provider_id = $p and seq >= 2',
      'delete from kith.audit_checkpoint where provider_id = $p and size > 2',
      `update kith.audit_head set size = 2, signed_size = 2, frontier =
         (select array[sha256('\\x01'::bytea || a.hash || b.hash)] from kith.audit_leaf a, kith.audit_leaf b
          where a.provider_id = $p and a.seq = 0 and b.provider_id = $p and b.seq = 1) where provider_id = $p`,
    );
    expect((await log.verify(provider, noted)).findings).toMatchObject([
      { kind: 'rolled-back', from: 2, to: 4 },
    ]);
    await write(2);
    await log.sign();
    expect((await log.verify(provider, [])).findings).toEqual([]);
    expect((await log.verify(provider, noted)).findings).toMatchObject([
      { kind: 'rolled-back', from: 2, to: 4 },
    ]);
  });

  it('another key', async () => {
    await write(2);
    const stranger = signerOf(`kith/audit/${provider}`, Buffer.alloc(32, 9));
    await withActor(database.db, systemContext(provider), (tx) =>
      takeIn(tx, provider, stranger, now as Instant, { ...PACE, now: true }),
    );
    expect((await log.verify(provider)).findings[0]).toMatchObject({ kind: 'checkpoint', from: 0, to: 2 });
  });
});

describe('erasing what an entry says of people (ASVS 14.2.7)', () => {
  const why = {
    at: instant(Date.parse('2026-11-21T11:00:00Z')),
    reason: 'kept past its time',
    requestId: 'erase',
  };

  it('leaves the log whole, and is itself on record', async () => {
    await write(3);
    await log.sign();
    expect(await asSystem(database.owner, provider, (tx) => eraseEntry(tx, provider, 1, why))).toBe(true);
    await log.sign();
    expect(await log.verify(provider)).toMatchObject({ entries: 4, erased: 1, findings: [] });
    const left = await asSystem(database.db, provider, (tx) =>
      sql<{
        subject: object;
      }>`select e.subject from kith.audit_entry e join kith.audit_leaf l using (provider_id, audit_id)
        where l.seq = 1`.execute(tx),
    );
    expect(left.rows).toEqual([{ subject: {} }]);
  });

  it('is not the app’s to do, and says no where there is no such entry', async () => {
    await write(1);
    await log.sign();
    await expect(
      asSystem(database.db, provider, (tx) => eraseEntry(tx, provider, 0, why)),
    ).rejects.toMatchObject({
      sqlstate: '42501',
    });
    expect(await asSystem(database.owner, provider, (tx) => eraseEntry(tx, provider, 7, why))).toBe(false);
  });
});
