import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catchUp, type LogKeeping } from '#audit/kept/catch-up.ts';
import { checkpointFile, rememberedCheckpoints } from '#audit/kept/checkpoint-file.ts';
import { type DatabaseReport, verifyDatabase } from '#audit/kept/read-log.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { type NoteKey, originOf, readNoteKey } from '#audit/log/note.ts';
import { type AuditEntry, recordAudit } from '#audit/record.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { openVault } from '#platform/crypto/vault.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { asSystem } from './builders.ts';

/** A log kept in a test's database, with its file in a folder of its own. */
export type TestLog = LogKeeping & {
  readonly keyOf: (providerId: ProviderId) => NoteKey;
  /** Takes everything in and signs. */
  readonly sign: () => Promise<void>;
  readonly verify: (providerId: ProviderId, remembered?: readonly string[]) => Promise<DatabaseReport>;
  readonly remembered: () => readonly string[];
  readonly remove: () => void;
};

/** Keeps the log of a test's database with a key made up for it. */
export function testLog(db: Database, clock: () => number, key: Buffer = Buffer.alloc(32, 5)): TestLog {
  const folder = mkdtempSync(join(tmpdir(), 'kith-log-'));
  const keeping: LogKeeping = {
    db,
    clock,
    signerFor: signerWith(openVault(key)),
    file: checkpointFile(folder),
  };
  const keyOf = (providerId: ProviderId): NoteKey => {
    const read = readNoteKey(keeping.signerFor(providerId).publicKey);
    if (!read) throw new Error('Kith wrote a key that it cannot read');
    return read;
  };
  const remembered = () => rememberedCheckpoints(keeping.file);
  return {
    ...keeping,
    keyOf,
    remembered,
    sign: async () => void (await catchUp(keeping, { sign: true })),
    verify: (providerId, notes = remembered()) =>
      withActor(
        db,
        systemContext(providerId),
        (tx) =>
          verifyDatabase(tx, providerId, {
            origin: originOf(providerId),
            provider: providerId,
            key: keyOf(providerId),
            remembered: notes,
          }),
        { serializable: true, readOnly: true },
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes an entry, as a page of that organisation would. */
export async function writeEntry(
  db: Database,
  providerId: ProviderId,
  entry: Partial<AuditEntry> = {},
): Promise<void> {
  await asSystem(db, providerId, (tx) =>
    recordAudit(tx, {
      providerId,
      at: instant(Date.parse('2026-11-21T10:00:00Z')),
      event: 'CHILD_VIEWED',
      outcome: 'read',
      personId: null,
      action: 'child.view',
      subject: { child: randomUUID() },
      requestId: randomUUID(),
      ...entry,
    }),
  );
}
