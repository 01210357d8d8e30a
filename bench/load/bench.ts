import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readAllPacks } from '#cli/read-packs.ts';
import { instant } from '#kernel/instant.ts';
import { openPool } from '#platform/db/pool.ts';
import { percentile } from '../percentile.ts';
import {
  asSuperuser,
  type BenchDatabase,
  makeDatabase,
  type Server,
  startServer,
  urlOf,
} from '../web/databases.ts';
import type { Loaded } from '../web/history.ts';
import { builtServer, type Gunner, startClient, startKith } from '../web/processes.ts';
import { fillWorld } from './fill.ts';
import { type MemorySample, TELLS_MEMORY, watchMemory } from './memory.ts';
import { type Asked, loadRequests, type Reader } from './requests.ts';
import { timeSignIns } from './sign-in.ts';
import { type LargeWorld, makeLargeWorld } from './world.ts';

/** A page for one kind of reader, milliseconds, so many of them at once. */
export type LoadRow = {
  readonly page: string;
  readonly reader: Reader | 'anybody';
  readonly atOnce: number;
  readonly answered: number;
  readonly p50: number;
  readonly p95: number;
};

export type LoadResult = {
  readonly loaded: Loaded;
  readonly homes: number;
  readonly people: number;
  readonly childrenEver: number;
  readonly loadingSeconds: number;
  readonly rows: readonly LoadRow[];
  readonly memory: readonly MemorySample[];
  /** Requests answered while memory was watched. */
  readonly watched: number;
};

export type LoadOptions = {
  readonly homes: number;
  /** Matters begun in ten years; nine events each, with those that close a duty. */
  readonly matters: number;
  /** How long each page is asked for. */
  readonly seconds: number;
  /** How long memory is watched. */
  readonly minutes: number;
  readonly log: (line: string) => void;
};

const AT_ONCE = [1, 8];

/** A provider of many homes with ten years of its record on one machine: how long people wait, and what it holds. */
export async function benchLoad(options: LoadOptions): Promise<LoadResult> {
  await builtServer();
  const server = await startServer();
  try {
    const began = performance.now();
    const database = await makeDatabase(server, 'kith_load');
    const packs = await readAllPacks();
    const now = new Date();
    const world = await asSuperuser(database.superuser, (client) =>
      makeLargeWorld(client, options.homes, packs, now),
    );
    const loaded = await fillWorld(database, world, packs, { ...options, now });
    const loadingSeconds = (performance.now() - began) / 1000;
    options.log(`loaded in ${loadingSeconds.toFixed(0)} s`);
    const { homes, people, childrenEver } = { ...world, homes: world.homes.length };
    return {
      loaded,
      homes,
      people,
      childrenEver,
      loadingSeconds,
      ...(await underLoad(server, database, world, options)),
    };
  } finally {
    await server.stop();
  }
}

/** Puts the built Kith in front of a loaded database and asks. */
export async function underLoad(
  server: Pick<Server, 'folder'>,
  database: Pick<BenchDatabase, 'superuser' | 'app'>,
  world: LargeWorld,
  { seconds, minutes, log }: Pick<LoadOptions, 'seconds' | 'minutes' | 'log'>,
): Promise<Pick<LoadResult, 'rows' | 'memory' | 'watched'>> {
  const port = await freePort();
  const keys = join(server.folder, `keys-${port}`);
  const kith = await startKith(urlOf(database.app), urlOf(database.superuser), keys, {
    port,
    node: TELLS_MEMORY,
  });
  const client = startClient();
  const db = openPool({ login: database.app, role: 'kith_app', max: 4 });
  try {
    const asked = await loadRequests(db, world, instant(Date.now()));
    const rows: LoadRow[] = [];
    for (const each of asked) rows.push(...(await timePage(client, kith.origin, each, seconds, log)));
    log('signing in');
    const at = { server: kith.origin, origin: `http://localhost:${port}` };
    for (const atOnce of AT_ONCE) {
      const times = await timeSignIns(db, world, at, { times: atOnce === 1 ? 20 : 80, atOnce });
      rows.push(signInRow('signing in: the password', times.password, atOnce));
      rows.push(signInRow('signing in: a passkey', times.passkey, atOnce));
    }
    log(`watching memory for ${minutes} minutes`);
    let watched = 0;
    const mixed = mixOf(asked);
    const memory = await watchMemory(
      kith.process,
      join(server.folder, 'data', 'postgres'),
      minutes,
      async (ms) => {
        const shots = await client.fire({
          origin: kith.origin,
          requests: mixed,
          connections: 4,
          seconds: ms / 1000,
        });
        if (shots.wrong > 0) throw new Error(`${shots.wrong} wrong: ${shots.firstWrong}`);
        watched = shots.answered;
      },
    );
    return { rows, memory, watched };
  } finally {
    client.stop();
    await db.destroy();
    await kith.stop();
  }
}

async function timePage(
  client: Gunner,
  origin: string,
  { page, reader, requests }: Asked,
  seconds: number,
  log: LoadOptions['log'],
): Promise<readonly LoadRow[]> {
  const rows: LoadRow[] = [];
  await client.fire({ origin, requests, connections: 4, seconds: seconds / 3 });
  for (const atOnce of AT_ONCE) {
    const shots = await client.fire({ origin, requests, connections: atOnce, seconds });
    if (shots.wrong > 0) throw new Error(`${page}, ${reader}: ${shots.wrong} wrong: ${shots.firstWrong}`);
    rows.push({ page, reader, atOnce, answered: shots.answered, p50: shots.p50, p95: shots.p95 });
  }
  log(`${page}, ${reader}: ${rows.map((row) => `p95 ${row.p95.toFixed(0)} ms at ${row.atOnce}`).join(', ')}`);
  return rows;
}

const signInRow = (page: string, times: readonly number[], atOnce: number): LoadRow => ({
  page,
  reader: 'anybody',
  atOnce,
  answered: times.length,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
});

/** What a day is like: mostly reading, by everybody; one request in eight records something. */
function mixOf(asked: readonly Asked[]) {
  const reading = asked.filter((each) => each.page !== 'recording').flatMap((each) => each.requests);
  const recording = asked.filter((each) => each.page === 'recording').flatMap((each) => each.requests);
  const mixed = reading.map((request, place) => ({ request, order: (place * 7_919) % reading.length }));
  return mixed
    .sort((a, b) => a.order - b.order)
    .flatMap(({ request }, place) => {
      const also = place % 8 === 7 ? recording[(place >> 3) % recording.length] : undefined;
      return also ? [request, also] : [request];
    });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
