import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderId } from '#kernel/ids.ts';
import { type Instant, instant, MINUTE } from '#kernel/instant.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { type TestLog, testLog, writeEntry } from '../../../test/harness/audit-log.ts';
import { addProvider, asSystem } from '../../../test/harness/builders.ts';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { recordAudit } from '../record.ts';
import { catchUp } from './catch-up.ts';
import { PACE, takeIn } from './take-in.ts';

let database: TestDatabase;
let log: TestLog;
let now = Date.parse('2026-11-21T10:00:00Z');
beforeAll(async () => {
  database = await testDatabase();
  log = testLog(database.db, () => now);
});
afterAll(async () => {
  log.remove();
  await database.close();
});

let provider: ProviderId;
beforeEach(async () => {
  provider = await addProvider(database.db);
});

const write = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1) await writeEntry(database.db, provider);
};

const seqsOf = () =>
  asSystem(database.db, provider, (tx) =>
    tx.selectFrom('kith.audit_leaf').select(['seq', 'audit_id']).orderBy('seq').execute(),
  );

describe('taking entries in (ASVS 16.1.1, 16.4.2)', () => {
  it('gives each committed entry the next place, and none to what was rolled back', async () => {
    await write(3);
    await withActor(database.db, systemContext(provider), async (tx) => {
      await recordAudit(tx, {
        providerId: provider,
        at: instant(now),
        event: 'CHILD_VIEWED',
        outcome: 'read',
        personId: null,
        action: 'child.view',
        subject: {},
        requestId: 'undone',
      });
      throw new Error('undone');
    }).catch(() => undefined);
    await write(2);
    await log.sign();
    expect((await seqsOf()).map((leaf) => leaf.seq)).toEqual([0, 1, 2, 3, 4]);
    const report = await log.verify(provider);
    expect(report).toMatchObject({
      entries: 5,
      checkpoints: 1,
      agreed: 1,
      pending: 0,
      erased: 0,
      findings: [],
    });
  });

  it('loses none and doubles none of what many write while several take in', async () => {
    const writers = Array.from({ length: 40 }, async () => write(4));
    const takers = Array.from({ length: 3 }, async () => {
      for (let round = 0; round < 6; round += 1)
        await withActor(database.db, systemContext(provider), (tx) =>
          takeIn(tx, provider, log.signerFor(provider), now as Instant, { ...PACE, batch: 7, every: 20 }),
        );
    });
    await Promise.all([...writers, ...takers]);
    await log.sign();
    const leaves = await seqsOf();
    expect(leaves.map((leaf) => leaf.seq)).toEqual(Array.from({ length: 160 }, (_, seq) => seq));
    expect(new Set(leaves.map((leaf) => leaf.audit_id)).size).toBe(160);
    expect(await log.verify(provider)).toMatchObject({ entries: 160, pending: 0, findings: [] });
  });

  it('signs after so many entries, or after a minute in which something was written, and not otherwise', async () => {
    const step = (more: Partial<typeof PACE> = {}) =>
      withActor(database.db, systemContext(provider), (tx) =>
        takeIn(tx, provider, log.signerFor(provider), now as Instant, { ...PACE, ...more }),
      );
    await write(1);
    expect((await step()).note).toContain(`kith/audit/${provider}\n1\n`);
    await write(2);
    expect(await step()).toEqual({ taken: 2, more: false, note: undefined });
    now += MINUTE;
    expect((await step()).note).toContain('\n3\n');
    now += MINUTE;
    expect((await step()).note).toBeUndefined();
    await write(2);
    expect((await step({ every: 2 })).note).toContain('\n5\n');
  });

  it('tells entries that nothing vouches for yet, and takes them in later', async () => {
    await write(2);
    await log.sign();
    await write(3);
    expect(await log.verify(provider)).toMatchObject({ entries: 2, pending: 3, findings: [] });
    expect((await catchUp(log, { sign: true, only: provider })).length).toBe(1);
    expect(await log.verify(provider)).toMatchObject({ entries: 5, pending: 0, findings: [] });
  });

  it('keeps each organisation’s log apart', async () => {
    await write(2);
    const other = await addProvider(database.db);
    await writeEntry(database.db, other);
    await log.sign();
    expect((await log.verify(provider)).entries).toBe(2);
    expect((await log.verify(other)).entries).toBe(1);
    const seen = await withActor(database.db, systemContext(other), (tx) =>
      tx.selectFrom('kith.audit_leaf').select('provider_id').distinct().execute(),
    );
    expect(seen).toEqual([{ provider_id: other }]);
  });
});

describe('what the app may do to it (ASVS 16.4.2, 8.2.1)', () => {
  it.each([
    'update kith.audit_leaf set alg = alg',
    'delete from kith.audit_leaf',
    'update kith.audit_checkpoint set note = note',
    'delete from kith.audit_checkpoint',
    'update kith.audit_entry set reason = reason',
    'delete from kith.audit_head',
  ])('not: %s', async (statement) => {
    await write(1);
    await log.sign();
    await expect(
      asSystem(database.db, provider, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toMatchObject({
      sqlstate: '42501',
    });
  });

  it.each([
    'update kith.audit_leaf set hash = hash',
    'delete from kith.audit_leaf',
    'delete from kith.audit_checkpoint',
    'truncate kith.audit_checkpoint',
    `select set_config('kith.erasing', 'yes', true); update kith.audit_entry set event = 'CHILDREN_LISTED'`,
    `select set_config('kith.erasing', 'yes', true); update kith.audit_entry set person_id = null, reason = 'other'`,
    `select set_config('kith.erasing', 'yes', true); delete from kith.audit_entry`,
  ])('nor its owner: %s', async (statements) => {
    await write(1);
    await log.sign();
    const run = asSystem(database.owner, provider, async (tx) => {
      for (const each of statements.split('; ')) await sql.raw(each).execute(tx);
    });
    await expect(run).rejects.toMatchObject({ sqlstate: 'KT001' });
  });

  it('shows leaves and checkpoints to nobody who signs in', async () => {
    await write(1);
    await log.sign();
    for (const scope of ['provider', 'home', 'authority', 'sign-in'] as const) {
      const seen = await withActor(database.db, { ...systemContext(provider), scope }, async (tx) => [
        ...(await tx.selectFrom('kith.audit_leaf').select('seq').execute()),
        ...(await tx.selectFrom('kith.audit_checkpoint').select('size').execute()),
        ...(await tx.selectFrom('kith.audit_head').select('size').execute()),
      ]);
      expect(seen).toEqual([]);
    }
  });
});
