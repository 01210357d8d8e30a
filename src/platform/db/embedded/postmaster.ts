import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { CannotStart } from './cannot-start.ts';
import { lastLine } from './cluster.ts';
import type { Folders } from './folders.ts';
import { type RunAs, startDetached } from './spawn.ts';

/** A running server: its process, and a promise of its end. */
export type Postmaster = {
  readonly pid: number;
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

const startPatienceMs = 120_000;
const stopPatienceMs = 60_000;
const logLimitBytes = 5_000_000;

/**
 * Starts the server on the socket alone and waits until it takes connections. Durability settings (fsync,
 * synchronous_commit, full_page_writes) stay as PostgreSQL ships them. Its log keeps starts, stops and failures of
 * the server itself; statements and their values never reach it.
 */
export async function startPostmaster(
  folders: Folders,
  binaries: Binaries,
  runAs: RunAs | null,
  socketFolder: string,
): Promise<Postmaster> {
  // A socket left by a killed server names a process number that may now be somebody else's.
  for (const left of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(socketFolder, left), { force: true });
  const logPath = join(folders.log, 'postgres.log');
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes)
    renameSync(logPath, `${logPath}.1`);
  const logFile = openSync(logPath, 'a', 0o600);
  const logBegin = statSync(logPath).size;
  const settings = Object.entries(settingsFor(socketFolder)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const options = { runAs, workingFolder: folders.cluster };
  const child = startDetached(binaries.postgres, ['-D', folders.cluster, ...settings], options, logFile);
  closeSync(logFile);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  await untilReady(child, folders, () => readFileSync(logPath, 'utf8').slice(logBegin));
  return { pid: child.pid ?? 0, ended, stop: () => stopChild(child, ended, socketFolder) };
}

function settingsFor(socketFolder: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // "log" stands above "error" for the server's log: failed statements, which carry people's data, stay out.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
}

async function untilReady(child: ChildProcess, folders: Folders, words: () => string): Promise<void> {
  const until = performance.now() + startPatienceMs;
  while (!saysReady(folders.cluster, child.pid)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new CannotStart(
        `The database in ${folders.root} does not start: ${lastLine(words())}. More is in ${join(folders.log, 'postgres.log')}.`,
      );
    }
    if (performance.now() > until) {
      child.kill('SIGINT');
      throw new CannotStart(
        `The database in ${folders.root} is not ready after two minutes. Look in ${join(folders.log, 'postgres.log')}.`,
      );
    }
    await sleep(10);
  }
}

/** The eighth line of postmaster.pid tells how far the server has come; the first, whose file it is. */
function saysReady(cluster: string, pid: number | undefined): boolean {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** A fast stop: open transactions roll back, everything acknowledged is written down, the server ends. */
async function stopChild(child: ChildProcess, ended: Promise<void>, socketFolder: string): Promise<void> {
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs);
  await ended;
  clearTimeout(late);
  rmSync(socketFolder, { recursive: true, force: true });
}
