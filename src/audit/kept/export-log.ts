import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import type { ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { checkpointLine, entryLine, FORMAT, headerLine } from '../log/export-format.ts';
import type { Signer } from '../log/note.ts';
import { readLog } from './read-log.ts';

/** What was written. */
export type Exported = {
  readonly entries: number;
  readonly checkpoints: number;
  readonly newest: string | undefined;
};

/**
 * Writes one organisation's log, up to its newest checkpoint, into a file. The transaction must be a snapshot: the
 * first line tells how much follows. The file appears under its name once it is whole.
 */
export async function exportLog(
  tx: Tx,
  providerId: ProviderId,
  signer: Signer,
  file: string,
): Promise<Exported> {
  const head = await tx
    .selectFrom('kith.audit_head')
    .select('signed_size')
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  const notes = await tx
    .selectFrom('kith.audit_checkpoint')
    .select(['size', 'note'])
    .where('provider_id', '=', providerId)
    .orderBy('size')
    .execute();
  const entries = head?.signed_size ?? 0;
  const origin = signer.publicKey.split('+', 1)[0] ?? '';
  const half = `${file}.part`;
  const handle = openSync(half, 'w', 0o600);
  try {
    const write = (line: string): void => void writeSync(handle, `${line}\n`);
    const checkpoints = notes.length;
    write(
      headerLine({
        format: FORMAT,
        origin,
        provider: providerId,
        key: signer.publicKey,
        entries,
        checkpoints,
      }),
    );
    await readLog(tx, providerId, {
      entry: (kept) => kept.leaf.seq < entries && write(entryLine(kept)),
      checkpoint: (note) => write(checkpointLine(note)),
    });
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
  return { entries, checkpoints: notes.length, newest: notes.at(-1)?.note };
}
