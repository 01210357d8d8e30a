import { join } from 'node:path';
import type { Env } from '#config/env.ts';
import { attachEmbedded } from '#platform/db/embedded/attach.ts';
import { type OpenDatabase, openDatabase } from '#platform/db/open.ts';
import { openPool } from '#platform/db/pool.ts';
import { packageRoot } from './package-root.ts';

/** The database for a command: beside the Kith that runs on this folder, else started for as long as it takes. */
export async function openForCommand(env: Env): Promise<OpenDatabase> {
  const running = env.databaseUrl === undefined ? attachEmbedded(env.dataDir, 'kith_app') : undefined;
  if (running === undefined) {
    return openDatabase({
      dataDir: env.dataDir,
      databaseUrl: env.databaseUrl,
      ownerUrl: env.ownerUrl,
      migrationsFolder: join(packageRoot(), 'db', 'migrations'),
      log: () => undefined,
      maxConnections: 2,
    });
  }
  const db = openPool({ login: running, role: 'kith_app', max: 2, statementTimeoutMs: 600_000 });
  return { db, close: () => db.destroy() };
}
