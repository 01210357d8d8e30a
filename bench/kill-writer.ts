import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '#platform/db/open.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';

// A small Kith that does nothing but record, made to be killed: tsx kill-writer.ts <data folder> <migrations> <writers>.
// It says one line for each record once the database has acknowledged it: what it has said must never be lost.
const [dataDir = '', migrationsFolder = '', writers = '8'] = process.argv.slice(2);
const { db } = await openDatabase({
  dataDir,
  migrationsFolder,
  log: () => undefined,
  maxConnections: Number(writers),
});

async function recordForever(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    const record = { provider_id: id, name: 'Larch', created_at: new Date() };
    try {
      await withActor(db, systemContext(id), (tx) => tx.insertInto('kith.provider').values(record).execute());
      process.stdout.write(`${id}\n`);
    } catch {
      // The database is away: not acknowledged, so not said. It comes back by itself.
      await sleep(20);
    }
  }
}

await Promise.all(Array.from({ length: Number(writers) }, recordForever));
