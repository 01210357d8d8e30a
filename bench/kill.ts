import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { recordedPid } from '#platform/db/embedded/orphan.ts';
import { processesWorkingIn } from '#platform/db/embedded/processes.ts';
import { startEmbedded } from '#platform/db/embedded/start.ts';
import { clientConfig, onDatabase } from '#platform/db/login.ts';
import { openDatabase } from '#platform/db/open.ts';

/** What is killed in a round: Kith alone, every process of PostgreSQL under a living Kith, or both at once. */
export type Victim = 'kith' | 'postgres' | 'both';

/** How the kills are dealt. */
export type KillOptions = {
  readonly rounds: number;
  /** Writers at once, each on a connection of its own. */
  readonly writers: number;
  /** `off` is the control: PostgreSQL then acknowledges before it has written, and a kill must show. */
  readonly synchronousCommit: 'on' | 'off';
  /** Victims in turn; all three when absent. */
  readonly victims?: readonly Victim[];
  /** Records acknowledged in a round before the blow, and once more after PostgreSQL has come back. */
  readonly recordsPerRound?: number;
};

/** What the rounds showed. */
export type KillResult = {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged records that were not there afterwards. Must be 0 with `synchronousCommit: 'on'`. */
  readonly lost: number;
  /** Milliseconds from the start after each kill until the database took connections. */
  readonly restartMs: readonly number[];
};

const root = join(import.meta.dirname, '..');
const migrationsFolder = join(root, 'db', 'migrations');

/** Kills writers and databases, starts again, and counts acknowledged records that are gone. Linux only. */
export async function killRounds(options: KillOptions): Promise<KillResult> {
  const {
    rounds,
    writers,
    synchronousCommit,
    victims = ['kith', 'postgres', 'both'],
    recordsPerRound = 150,
  } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-kill-'));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  let ids: string[] = [];
  let acknowledged = 0;
  const restartMs: number[] = [];
  let lost = 0;
  try {
    await prepareFolder(dataDir, synchronousCommit);
    for (let round = 0; round < rounds; round += 1) {
      const victim = victims[round % victims.length] ?? 'both';
      const said = await writeAndKill(dataDir, writers, victim, recordsPerRound);
      acknowledged += said.length;
      ids.push(...said);
      const begin = performance.now();
      const server = await startEmbedded({ dataDir, log: () => undefined });
      restartMs.push(performance.now() - begin);
      try {
        const missing = await countMissing(server.connection, ids);
        lost += missing;
        // What is lost once is counted once.
        if (missing > 0) ids = [];
      } finally {
        await server.stop();
      }
    }
    return { rounds, acknowledged, lost, restartMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rounds that must lose nothing, and the control that must lose something, else the test sees nothing. */
export async function killTest(
  options: Pick<KillOptions, 'rounds' | 'writers'> & { readonly controlRounds: number },
): Promise<{ durable: KillResult; control: KillResult; blind: boolean }> {
  const { rounds, writers, controlRounds } = options;
  const durable = await killRounds({ rounds, writers, synchronousCommit: 'on' });
  const control = await killRounds({
    rounds: controlRounds,
    writers,
    synchronousCommit: 'off',
    victims: ['both'],
  });
  return { durable, control, blind: control.lost === 0 };
}

async function prepareFolder(dataDir: string, synchronousCommit: 'on' | 'off'): Promise<void> {
  const opened = await openDatabase({ dataDir, migrationsFolder, log: () => undefined });
  await opened.close();
  if (synchronousCommit === 'on') return;
  const server = await startEmbedded({ dataDir, log: () => undefined });
  try {
    // Acknowledge at once, and leave the writing to a process that looks every ten seconds.
    await run(server.connection, 'alter role kith_app set synchronous_commit = off');
    await run(server.connection, `alter system set wal_writer_delay = '10s'`);
    await run(server.connection, `alter system set wal_writer_flush_after = '1GB'`);
  } finally {
    await server.stop();
  }
}

/** One round: write until enough is acknowledged, strike, and give every id that was acknowledged. */
async function writeAndKill(
  dataDir: string,
  writers: number,
  victim: Victim,
  enough: number,
): Promise<string[]> {
  const script = join(root, 'bench', 'kill-writer.ts');
  const args = ['--import', 'tsx', script, dataDir, migrationsFolder, String(writers)];
  const kith = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => kith.once('exit', resolve));
  const ids: string[] = [];
  let target = enough;
  let struck = false;
  for await (const id of createInterface({ input: kith.stdout })) {
    ids.push(id);
    if (ids.length < target || struck) continue;
    if (victim === 'postgres' && target === enough) {
      // Kith lives: it has to bring its database back and go on recording.
      killPostgres(dataDir);
      target = ids.length + enough;
    } else {
      struck = true;
      strike(kith, dataDir, victim);
    }
  }
  await gone;
  if (!struck) throw new Error('the writer ended by itself');
  return ids;
}

function strike(kith: ChildProcess, dataDir: string, victim: Victim): void {
  if (victim === 'both') killPostgres(dataDir);
  kith.kill('SIGKILL');
}

/** Every process of the server, the postmaster first, so that nothing is left to tidy up or write down. */
export function killPostgres(dataDir: string): void {
  const cluster = join(dataDir, 'postgres');
  const postmaster = recordedPid(cluster);
  const rest = (processesWorkingIn(cluster) ?? []).filter((pid) => pid !== postmaster);
  for (const pid of postmaster === null ? rest : [postmaster, ...rest]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went in the meantime.
    }
  }
}

async function countMissing(
  superuser: Parameters<typeof onDatabase>[0],
  ids: readonly string[],
): Promise<number> {
  const [row] = await run(
    onDatabase(superuser, 'kith'),
    'select count(*)::int as missing from unnest($1::uuid[]) as id where id not in (select provider_id from kith.provider)',
    [ids],
  );
  return Number(row?.['missing']);
}

async function run(
  login: Parameters<typeof onDatabase>[0],
  query: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(login, { statementTimeoutMs: 0 }));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(query, values)).rows;
  } finally {
    await client.end();
  }
}
