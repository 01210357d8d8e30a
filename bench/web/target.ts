import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '#engine/pack.ts';
import { instant } from '#kernel/instant.ts';
import { openPool } from '#platform/db/pool.ts';
import { type Conversations, captureStatements } from './capture.ts';
import { asSuperuser, type BenchDatabase, makeDatabase, type Server, urlOf } from './databases.ts';
import { type Loaded, loadHistory } from './history.ts';
import { type Running, startKith, startTwin } from './processes.ts';
import { type BenchRequest, type BenchRequests, JOBS, type Job, requestsOf } from './requests.ts';
import { recordTemplates } from './templates.ts';
import { makeWorld, type Shape } from './world.ts';

/** One loaded database with Kith and the bare twin in front of it. */
export type Target = {
  readonly database: BenchDatabase;
  readonly loaded: Loaded;
  readonly conversations: Conversations;
  readonly kith: Running;
  readonly twin: Running;
  readonly requests: BenchRequests;
  readonly stop: () => Promise<void>;
};

/** Loads a database, hears what Kith asks of it, and starts both servers. */
export async function makeTarget(
  server: Server,
  packs: readonly Pack[],
  of: { readonly name: string; readonly shape: Shape; readonly events: number },
): Promise<Target> {
  const database = await makeDatabase(server, of.name);
  const now = new Date();
  const world = await asSuperuser(database.superuser, (client) => makeWorld(client, of.shape, packs, now));
  const db = openPool({ login: database.app, role: 'kith_app', max: 2 });
  try {
    const children = await recordTemplates(db, world, packs);
    const loaded = await asSuperuser(database.superuser, (client) =>
      loadHistory(client, world, children, { events: of.events, now }),
    );
    const requests = await requestsOf(db, world, instant(Date.now()));
    const conversations = await captureStatements(db, packs, requests);
    const file = join(server.folder, `${of.name}.json`);
    writeFileSync(file, JSON.stringify({ superuser: database.superuser, app: database.app, conversations }));
    const keys = join(server.folder, `${of.name}-keys`);
    const kith = await startKith(urlOf(database.app), urlOf(database.superuser), keys);
    const twin = await startTwin(file);
    const stop = async () => {
      await Promise.all([kith.stop(), twin.stop()]);
    };
    return { database, loaded, conversations, kith, twin, requests, stop };
  } finally {
    await db.destroy();
  }
}

/** The twin's requests for one job. */
export function twinRequests(kind: 'bare' | 'same', job: Job, count: number): readonly BenchRequest[] {
  const method = job === 'record' ? 'POST' : 'GET';
  return Array.from({ length: count }, (_, n) => ({
    method,
    path: `/${kind}/${job}/${n}`,
    headers: {},
    status: 200,
  }));
}

/** How many statements Kith sends for each job, in the middle of all requests. */
export function statementCounts(conversations: Conversations): Readonly<Record<Job, number>> {
  const middle = (job: Job) => {
    const counts = conversations[job].map((each) => each.statements.length).sort((a, b) => a - b);
    return counts[Math.floor(counts.length / 2)] ?? 0;
  };
  return Object.fromEntries(JOBS.map((job) => [job, middle(job)])) as Record<Job, number>;
}
