import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureDatabase } from '#platform/db/prepare.ts';
import type { Server } from './databases.ts';

/** PostgreSQL's own yardstick on the same server: its usual transaction, and one look-up. */
export type PgbenchRow = {
  readonly script: 'tpcb-like' | 'select-only';
  readonly connections: number;
  /** Transactions a second. */
  readonly perSecond: number;
};

const run = promisify(execFile);

/** Runs pgbench where it is installed; gives nothing where it is not. */
export async function runPgbench(server: Server, seconds: number): Promise<readonly PgbenchRow[]> {
  const login = server.embedded.connection;
  if ('url' in login) return [];
  await ensureDatabase(login, 'pgbench');
  const env = {
    PATH: process.env['PATH'],
    PGHOST: login.host,
    PGUSER: login.user,
    PGPASSWORD: login.password,
  };
  const pgbench = async (...args: string[]) => (await run('pgbench', [...args, 'pgbench'], { env })).stdout;
  try {
    await pgbench('-i', '-q', '-s', '10');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
  const rows: PgbenchRow[] = [];
  for (const script of ['tpcb-like', 'select-only'] as const) {
    for (const connections of [1, 10]) {
      const time = String(Math.max(1, Math.ceil(seconds)));
      const said = await pgbench('-b', script, '-c', String(connections), '-M', 'prepared', '-T', time);
      rows.push({ script, connections, perSecond: Number(/tps = ([\d.]+)/.exec(said)?.[1]) });
    }
  }
  return rows;
}
