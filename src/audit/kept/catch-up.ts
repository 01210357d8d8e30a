import type { ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import type { Signer } from '../log/note.ts';
import { rememberCheckpoint } from './checkpoint-file.ts';
import { allLogs, logsBehind } from './rows.ts';
import { PACE, takeIn } from './take-in.ts';

/** What taking entries in needs. */
export type LogKeeping = {
  readonly db: Database;
  readonly clock: () => number;
  readonly signerFor: (providerId: ProviderId) => Signer;
  /** Where checkpoints are kept beside the database. */
  readonly file: string;
};

/** A checkpoint as it was signed: for whoever keeps copies. */
export type Signed = { readonly note: string };

/**
 * Takes in everything that waits, of every organisation or of one. With `sign`, each log that has grown gets its
 * checkpoint at once. A checkpoint goes to the file once the database has kept it: the other way round, a failed commit
 * would leave a checkpoint of a log that never was.
 */
export async function catchUp(
  keeping: LogKeeping,
  { sign, only }: { readonly sign: boolean; readonly only?: ProviderId },
): Promise<readonly Signed[]> {
  const { db, clock, signerFor, file } = keeping;
  const behind = only ? [only] : await withActor(db, systemContext(null), logsBehind);
  const signed: Signed[] = [];
  for (const providerId of behind) {
    const signer = signerFor(providerId);
    for (let more = true; more; ) {
      const now = clock() as Instant;
      const step = await withActor(db, systemContext(providerId), (tx) =>
        takeIn(tx, providerId, signer, now, { ...PACE, now: sign }),
      );
      if (step.note !== undefined) {
        rememberCheckpoint(file, step.note, new Date(now).toISOString());
        signed.push({ note: step.note });
      }
      more = step.more;
    }
  }
  return signed;
}

/** Every organisation that has a log here. */
export function logsIn(db: Database): Promise<readonly ProviderId[]> {
  return withActor(db, systemContext(null), allLogs);
}
