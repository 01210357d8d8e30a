import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { catchUp } from '#audit/kept/catch-up.ts';
import { checkpointFile } from '#audit/kept/checkpoint-file.ts';
import { exportLog } from '#audit/kept/export-log.ts';
import { linesOfFile } from '#audit/kept/lines-of-file.ts';
import { verifyDatabase } from '#audit/kept/read-log.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { verifyExport } from '#audit/log/export-format.ts';
import { originOf, readNoteKey } from '#audit/log/note.ts';
import { recordAudit } from '#audit/record.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { openVault } from '#platform/crypto/vault.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { verifyLog } from '../docs/verify-audit.mjs';
import { makeDatabase, startServer } from './web/databases.ts';

/** What the log costs. Milliseconds, but for the counts. */
export type AuditCost = {
  /** One entry in a transaction of its own, committed: before the log waits for it, and as it is. */
  readonly plainMs: number;
  readonly writtenMs: number;
  readonly entries: number;
  readonly takeInMs: number;
  readonly verifyDatabaseMs: number;
  readonly exportMs: number;
  readonly verifyFileMs: number;
  readonly verifyAloneMs: number;
};

/** Measures writing, taking in and checking. */
export async function benchAudit(entries = 100_000, writes = 400): Promise<AuditCost> {
  const server = await startServer();
  const { app, superuser } = await makeDatabase(server, 'kith');
  const db = openPool({ login: app, role: 'kith_app', max: 2, statementTimeoutMs: 300_000 });
  const owner = openPool({ login: superuser, max: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-audit-'));
  try {
    const provider = 'b0000000-0000-4000-8000-000000000001' as ProviderId;
    await write(db, provider, 50);
    const [plain, written]: [number[], number[]] = [[], []];
    // By turns, so that what else the machine does falls on both.
    for (let round = 0; round < 4; round += 1) {
      await sql`alter table kith.audit_entry disable trigger await_the_log`.execute(owner);
      plain.push(await timed(() => write(db, provider, writes / 4)));
      await sql`alter table kith.audit_entry enable trigger await_the_log`.execute(owner);
      written.push(await timed(() => write(db, provider, writes / 4)));
    }
    await withActor(owner, systemContext(provider), (tx) =>
      sql`insert into kith.audit_pending select provider_id, audit_id from kith.audit_entry on conflict do nothing`.execute(
        tx,
      ),
    );
    await fill(db, provider, entries - writes * 2 - 50);
    const signerFor = signerWith(openVault(Buffer.alloc(32, 1)));
    const keeping = { db, clock: Date.now, signerFor, file: checkpointFile(folder) };
    const takeInMs = await timed(() => catchUp(keeping, { sign: false }));
    await catchUp(keeping, { sign: true });
    const key = readNoteKey(signerFor(provider).publicKey);
    if (!key) throw new Error('no key');
    const asSnapshot = { serializable: true, readOnly: true };
    const known = { origin: originOf(provider), provider, key, remembered: [] };
    const verifyDatabaseMs = await timed(async () => {
      const report = await withActor(
        db,
        systemContext(provider),
        (tx) => verifyDatabase(tx, provider, known),
        asSnapshot,
      );
      if (report.entries !== entries || report.findings.length > 0) throw new Error('the log does not stand');
    });
    const file = join(folder, 'log.jsonl');
    const exportMs = await timed(() =>
      withActor(
        db,
        systemContext(provider),
        (tx) => exportLog(tx, provider, signerFor(provider), file),
        asSnapshot,
      ),
    );
    const verifyFileMs = await timed(async () => {
      if (verifyExport(linesOfFile(file), { key }).findings.length > 0)
        throw new Error('the file does not stand');
    });
    const verifyAloneMs = await timed(async () => {
      if ((await verifyLog(linesOfFile(file))).findings.length > 0)
        throw new Error('the file does not stand');
    });
    const each = (rounds: readonly number[]) => rounds.reduce((sum, ms) => sum + ms, 0) / writes;
    return {
      plainMs: each(plain),
      writtenMs: each(written),
      entries,
      takeInMs,
      verifyDatabaseMs,
      exportMs,
      verifyFileMs,
      verifyAloneMs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([db.destroy(), owner.destroy()]);
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function write(db: Database, providerId: ProviderId, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1)
    await withActor(db, systemContext(providerId), (tx) =>
      recordAudit(tx, {
        providerId,
        at: instant(Date.now()),
        event: 'CHILD_VIEWED',
        outcome: 'read',
        personId: null,
        action: 'child.view',
        subject: { child: 'c0000000-0000-4000-8000-000000000001' },
        because: 'you work at this home',
        requestId: `bench-${each}`,
      }),
    );
}

async function fill(db: Database, providerId: ProviderId, count: number): Promise<void> {
  await withActor(db, systemContext(providerId), (tx) =>
    sql`
      insert into kith.audit_entry (provider_id, at, event, outcome, person_id, action, child_id, subject, because, request_id)
      select ${providerId}::uuid, now() + n * interval '1 s', 'CHILD_VIEWED', 'read', gen_random_uuid(), 'child.view',
        gen_random_uuid(), jsonb_build_object('child', gen_random_uuid()), 'you work at this home', 'bench-' || n
      from generate_series(1, ${count}::int) n`.execute(tx),
  );
}

/** The figures as a reader of the bench sees them. */
export function auditInWords(cost: AuditCost): string {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const rows: readonly (readonly [string, string])[] = [
    ['one entry, committed, no log', `${cost.plainMs.toFixed(2)} ms`],
    [
      'one entry, committed, waiting for the log',
      `${cost.writtenMs.toFixed(2)} ms (${(cost.writtenMs / cost.plainMs).toFixed(2)} times)`,
    ],
    [
      `taking ${cost.entries} entries in`,
      `${seconds(cost.takeInMs)} (${Math.round(cost.entries / (cost.takeInMs / 1000))} a second)`,
    ],
    ['checking them in the database', seconds(cost.verifyDatabaseMs)],
    ['exporting them', seconds(cost.exportMs)],
    ['checking the file, kith verify-audit', seconds(cost.verifyFileMs)],
    ['checking the file, stand-alone', seconds(cost.verifyAloneMs)],
  ];
  return ['The audit log', ...rows.map(([what, figure]) => `  ${what.padEnd(44)} ${figure}`)].join('\n');
}
