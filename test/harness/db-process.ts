import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { nameOf } from '#platform/db/embedded/processes.ts';
import { clientConfig, type Login } from '#platform/db/login.ts';

/** A script run in a process of its own, and the first line it said. */
export type RunningScript = { readonly process: ChildProcess; readonly firstLine: string };

/** Runs a TypeScript file in its own process and waits for its first line. Throws when it ends without one. */
export async function runScript(file: string, args: readonly string[]): Promise<RunningScript> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails half-way must not leave it running.
  process.once('exit', () => child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  for await (const firstLine of createInterface({ input: child.stdout }))
    return { process: child, firstLine };
  throw new Error(`${file} said nothing: ${errors}`);
}

/** Kills a process at once, as a power cut would, and waits until it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await gone;
}

/** Whether a process with this number runs; a zombie, which only waits to be counted, does not. */
export function isAlive(pid: number): boolean {
  return nameOf(pid) !== null;
}

/** Waits until `happened` holds; throws after 20 seconds, saying what never came. */
export async function until(what: string, happened: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await happened()) return;
    await sleep(20);
  }
  throw new Error(`never came: ${what}`);
}

/** One statement on a connection of its own. */
export async function ask(login: Login, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(login, { statementTimeoutMs: 30_000 }));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(query);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
