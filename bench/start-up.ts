import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesWorkingIn } from '#platform/db/embedded/processes.ts';
import { benchFolder } from './web/databases.ts';
import { builtServer } from './web/processes.ts';

/** How long a person waits after `npm start`, in milliseconds, and what Kith holds while nobody asks, in MB. */
export type StartUp = {
  /** With an empty data folder: the database is made first. */
  readonly coldMs: number;
  /** The middle of several starts on the data folder made by the first. */
  readonly warmMs: number;
  /** Proportional set sizes (memory shared by several processes counts once). */
  readonly kithMb: number;
  readonly postgresMb: number;
};

const root = join(import.meta.dirname, '..');

/** Times `npm start`, built beforehand, until its first page has come. Linux only. */
export async function benchStartUp(warmStarts = 3): Promise<StartUp> {
  await builtServer();
  const folder = benchFolder();
  const dataDir = join(folder.path, 'data');
  try {
    const cold = await startAndStop(dataDir);
    const warm: number[] = [];
    for (let start = 0; start < warmStarts; start += 1) warm.push((await startAndStop(dataDir)).ms);
    const { kithMb, postgresMb } = await startAndStop(dataDir, 5_000);
    const warmMs = warm.sort((a, b) => a - b)[Math.floor(warm.length / 2)] ?? Number.NaN;
    return { coldMs: cold.ms, warmMs, kithMb, postgresMb };
  } finally {
    folder.remove();
  }
}

async function startAndStop(dataDir: string, restMs = 0) {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production', KITH_DATA: dataDir, PORT: String(port) };
  const begin = performance.now();
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env, stdio: 'ignore', detached: true });
  const gone = new Promise((resolve) => npm.once('exit', resolve));
  try {
    await firstPage(`http://127.0.0.1:${port}/`, () => npm.exitCode !== null);
    const ms = performance.now() - begin;
    await sleep(restMs);
    const server = serverBelow(npm.pid ?? 0);
    const postgres = processesWorkingIn(join(dataDir, 'postgres')) ?? [];
    return { ms, kithMb: sizeOf([server]), postgresMb: sizeOf(postgres) };
  } finally {
    // npm, its shell and Kith are one group; Kith stops its database before it ends.
    process.kill(-(npm.pid ?? 0), 'SIGTERM');
    await gone;
    await until(() => (processesWorkingIn(join(dataDir, 'postgres')) ?? []).length === 0);
  }
}

async function firstPage(url: string, ended: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    if (ended()) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('</html>')) return;
    await sleep(20);
  }
  throw new Error('Kith did not start');
}

async function until(happened: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !happened(); tries += 1) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The process that npm's shell runs. */
function serverBelow(npm: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
        const runs = read(`/proc/${name}/cmdline`).includes('start.mjs');
        return parent === undefined ? [] : [[Number(name), { parent: Number(parent), runs }] as const];
      }),
  );
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)?.parent;
    return parent !== undefined && (parent === npm || isBelow(parent));
  };
  return [...parents].findLast(([pid, { runs }]) => runs && isBelow(pid))?.[0] ?? 0;
}

/** Proportional set sizes together, in MB. Linux only. */
export function sizeOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** A file of /proc; empty where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
