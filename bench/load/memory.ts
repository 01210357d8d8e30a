import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesWorkingIn } from '#platform/db/embedded/processes.ts';
import { sizeOf } from '../start-up.ts';

/** What Kith and its PostgreSQL hold at a moment, in MB; `minute` since the watch began. */
export type MemorySample = {
  readonly minute: number;
  readonly rss: number;
  /** Of the heap, whatever had not been let go of yet. */
  readonly heap: number;
  /** Of the heap, what is in use: after a collection. Only the first and the last have it. */
  readonly inUse?: number;
  /** Memory that its processes share counts once. */
  readonly postgres: number;
};

/** What a server is started with so that it can be asked. */
export const TELLS_MEMORY = ['--expose-gc', '--import', join(import.meta.dirname, 'tell-memory.mjs')];

type Told = { readonly rss: number; readonly heapUsed: number };

const MB = 1024 * 1024;

function ask(server: ChildProcess, what: 'tell' | 'collect'): Promise<Told> {
  return new Promise((resolve) => {
    server.once('message', (told: Told) => resolve(told));
    server.send(what);
  });
}

/** Samples a server while `load` keeps it busy, each minute and at both ends. */
export async function watchMemory(
  server: ChildProcess,
  postgresFolder: string,
  minutes: number,
  load: (ms: number) => Promise<void>,
): Promise<readonly MemorySample[]> {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 60_000;
  const samples: MemorySample[] = [];
  const take = async (collect: boolean) => {
    const minute = passed();
    const { rss, heapUsed } = await ask(server, 'tell');
    const after = collect ? (await ask(server, 'collect')).heapUsed / MB : undefined;
    samples.push({
      minute,
      rss: rss / MB,
      heap: heapUsed / MB,
      ...(after === undefined ? {} : { inUse: after }),
      postgres: sizeOf(processesWorkingIn(postgresFolder) ?? []),
    });
  };
  await take(true);
  const loading = load(minutes * 60_000);
  while (passed() < minutes - 0.5) {
    await sleep(Math.min(60_000, (minutes - passed()) * 60_000));
    await take(false);
  }
  await loading;
  await take(true);
  return samples;
}
