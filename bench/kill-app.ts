import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { readAllPacks } from '#cli/read-packs.ts';
import { instant } from '#kernel/instant.ts';
import { startEmbedded } from '#platform/db/embedded/start.ts';
import { onDatabase } from '#platform/db/login.ts';
import { openDatabase } from '#platform/db/open.ts';
import { killPostgres } from './kill.ts';
import { asSuperuser, benchFolder } from './web/databases.ts';
import { type Running, startEmbeddedKith } from './web/processes.ts';
import { type BenchRequest, requestsOf } from './web/requests.ts';
import { makeWorld } from './web/world.ts';

/** What killing the server under people who record has shown. */
export type KillAppResult = {
  readonly rounds: number;
  /** Records that somebody was told were saved. */
  readonly acknowledged: number;
  /** Of those, how many were not there afterwards, or without their duties, device or audit entry. Must be 0. */
  readonly lost: number;
  /** Milliseconds from starting Kith after a kill until it took requests. */
  readonly restartMs: readonly number[];
};

export type KillAppOptions = {
  readonly rounds: number;
  readonly writers: number;
  readonly recordsPerRound: number;
};

const migrationsFolder = join(import.meta.dirname, '..', 'db', 'migrations');

/**
 * Kills the built Kith while people record through its pages, every other time with its PostgreSQL, starts it again
 * and looks for everything that was answered with "saved". Linux only.
 */
export async function killApp({ rounds, writers, recordsPerRound }: KillAppOptions): Promise<KillAppResult> {
  const folder = benchFolder();
  const dataDir = join(folder.path, 'data');
  const restartMs: number[] = [];
  const saved: string[] = [];
  try {
    const forms = await preparePeople(dataDir);
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      const kith = await startEmbeddedKith(dataDir);
      if (round > 0) restartMs.push(performance.now() - begin);
      saved.push(...(await recordAndKill(kith, dataDir, forms, writers, recordsPerRound, round % 2 === 1)));
    }
    return { rounds, acknowledged: saved.length, lost: await countLost(dataDir, saved), restartMs };
  } finally {
    folder.remove();
  }
}

/** One home with eight children, and its worker signed in. */
async function preparePeople(dataDir: string): Promise<readonly BenchRequest[]> {
  const opened = await openDatabase({ dataDir, migrationsFolder, log: () => undefined });
  await opened.close();
  const packs = await readAllPacks();
  const now = new Date();
  const world = await withSuperuser(dataDir, (client) =>
    makeWorld(client, { homes: 1, childrenPerHome: 8 }, packs, now),
  );
  const { db, close } = await openDatabase({ dataDir, migrationsFolder, log: () => undefined });
  try {
    return (await requestsOf(db, world, instant(now.getTime()))).record;
  } finally {
    await close();
  }
}

/** Records over several connections until enough is acknowledged, then strikes; gives what was acknowledged. */
async function recordAndKill(
  kith: Running,
  dataDir: string,
  forms: readonly BenchRequest[],
  writers: number,
  enough: number,
  postgresToo: boolean,
): Promise<readonly string[]> {
  const saved: string[] = [];
  let struck = false;
  const agent = new Agent({ keepAlive: true, maxSockets: writers });
  const write = async (form: BenchRequest): Promise<void> => {
    while (!struck) {
      const submission = randomUUID();
      const status = await send(agent, kith.origin, form, submission).catch(() => undefined);
      // Cut off, or told that the database is away: nobody said "saved".
      if (status === undefined || status === 503) continue;
      if (status !== 303) throw new Error(`a record was answered with ${status}`);
      saved.push(submission);
      if (saved.length < enough || struck) continue;
      struck = true;
      if (postgresToo) killPostgres(dataDir);
      kith.process.kill('SIGKILL');
    }
  };
  await Promise.all(
    Array.from({ length: writers }, (_, n) => write(forms[n % forms.length] as BenchRequest)),
  );
  agent.destroy();
  await kith.gone;
  return saved;
}

function send(
  agent: Agent,
  origin: string,
  form: BenchRequest,
  submission: string,
): Promise<number | undefined> {
  const body = form.body?.replace('%fresh%', submission) ?? '';
  const headers = { ...form.headers, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sending = request(`${origin}${form.path}`, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode));
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

async function countLost(dataDir: string, saved: readonly string[]): Promise<number> {
  return withSuperuser(dataDir, async (client) => {
    const { rows } = await client.query<{ lost: number }>(
      `select count(*)::int as lost from unnest($1::uuid[]) as s (submission) where not exists (
         select 1 from kith.event e
         where e.submission = s.submission
           and exists (select 1 from kith.duty d where d.event_id = e.event_id)
           and exists (select 1 from kith.device v where v.device_id = e.device_id and v.state = 'held')
           and exists (select 1 from kith.audit_entry a where a.subject->>'event' = e.event_id::text))`,
      [saved],
    );
    return rows[0]?.lost ?? saved.length;
  });
}

async function withSuperuser<T>(dataDir: string, work: Parameters<typeof asSuperuser<T>>[1]): Promise<T> {
  const server = await startEmbedded({ dataDir, log: () => undefined });
  try {
    return await asSuperuser(onDatabase(server.connection, 'kith'), work);
  } finally {
    await server.stop();
  }
}
