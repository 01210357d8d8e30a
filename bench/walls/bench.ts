import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAllPacks } from '#cli/read-packs.ts';
import { instant } from '#kernel/instant.ts';
import type { Login } from '#platform/db/login.ts';
import { openPool } from '#platform/db/pool.ts';
import { percentile } from '../percentile.ts';
import { asSuperuser, type BenchDatabase, makeDatabase, type Server, startServer } from '../web/databases.ts';
import { loadHistory } from '../web/history.ts';
import { type Gunner, type Running, startClient, startScript } from '../web/processes.ts';
import type { BenchRequest } from '../web/requests.ts';
import { recordTemplates } from '../web/templates.ts';
import { makeWorld } from '../web/world.ts';
import { bundleWithout, WALLS, type Wall } from './bundle.ts';
import { PAGES, type PageName, wallRequests } from './requests.ts';
import type { Serving } from './server.ts';

/** Kith as it is, without each wall in turn, and without all three. */
export const SIDES = ['all on', 'without rows', 'without audit', 'without access', 'without any'] as const;
export type Side = (typeof SIDES)[number];

const LEFT_OUT: Readonly<Record<Side, readonly Wall[]>> = {
  'all on': [],
  'without rows': ['rows'],
  'without audit': ['audit'],
  'without access': ['access'],
  'without any': WALLS,
};

/** One page, so many at once: milliseconds, and how many times as long it takes with all walls as on this side. */
export type WallRow = {
  readonly page: PageName;
  readonly connections: number;
  readonly p50: Readonly<Record<Side, number>>;
  readonly p95: Readonly<Record<Side, number>>;
  /** The middle of the ratios within each round: all on, over this side. */
  readonly costs50: Readonly<Record<Side, number>>;
  readonly costs95: Readonly<Record<Side, number>>;
};

export type WallOptions = {
  readonly matters: number;
  /** How often each side is asked in turn for one answer; a quarter as often for eight at once. */
  readonly rounds: number;
  readonly log: (line: string) => void;
};

/**
 * What the three walls cost: row-level security, the audit and the check of access. Each is left out of a bundle that only
 * the bench makes; a manager of one home asks, since they see the same rows and may do the same with or without the
 * walls, and the answers are compared before anything is measured.
 */
export async function benchWalls({ matters, rounds, log }: WallOptions): Promise<readonly WallRow[]> {
  const server = await startServer();
  const client = startClient();
  const close: (() => unknown)[] = [];
  try {
    log('loading');
    const { database, world } = await loaded(server, matters);
    const sides = await startSides(server, database, log, close);
    const db = openPool({ login: database.app, role: 'kith_app', max: 1 });
    const requests = await wallRequests(db, world, instant(Date.now()));
    await db.destroy();
    await compareAnswers(sides, requests);
    const rows: WallRow[] = [];
    for (const page of PAGES)
      for (const connections of [1, 8]) {
        log(`${page} over ${connections}`);
        rows.push(
          await measure(client, sides, {
            page,
            requests: requests[page],
            connections,
            rounds: rounds / connections ** (2 / 3),
          }),
        );
      }
    return rows;
  } finally {
    client.stop();
    for (const each of close.toReversed()) await each();
    await server.stop();
  }
}

async function loaded(server: Server, matters: number) {
  const packs = await readAllPacks();
  const database = await makeDatabase(server, 'kith_walls');
  const now = new Date();
  const world = await asSuperuser(database.superuser, (client) =>
    makeWorld(client, { homes: 1, childrenPerHome: 24 }, packs, now),
  );
  const db = openPool({ login: database.app, role: 'kith_app', max: 2 });
  const templates = await recordTemplates(db, world, packs);
  await db.destroy();
  await asSuperuser(database.superuser, async (client) => {
    await loadHistory(client, world, templates, { events: matters, now });
    // Of this database alone, and of nothing that Kith ever logs in as.
    await client.query(`create role kith_bench login bypassrls in role kith_app password '${PASSWORD}'`);
  });
  return { database, world };
}

const PASSWORD = randomBytes(16).toString('hex');

type Sides = Readonly<Record<Side, Running>>;

async function startSides(
  server: Server,
  { app }: BenchDatabase,
  log: WallOptions['log'],
  close: (() => unknown)[],
): Promise<Sides> {
  const key = randomBytes(32).toString('hex');
  const unasked: Login = 'url' in app ? app : { ...app, user: 'kith_bench', password: PASSWORD };
  const started: [Side, Running][] = [];
  for (const side of SIDES) {
    log(`building it ${side}`);
    const name = side.replace(' ', '-');
    const bundle = await bundleWithout(name, LEFT_OUT[side]);
    close.push(bundle.remove);
    const serving: Serving = {
      login: LEFT_OUT[side].includes('rows') ? unasked : app,
      withLog: !LEFT_OUT[side].includes('audit'),
      checkpoints: join(server.folder, `${name}-checkpoints`),
      key,
    };
    const file = join(server.folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(serving));
    const running = await startScript([bundle.file, file]);
    close.push(running.stop);
    started.push([side, running]);
  }
  return Object.fromEntries(started) as Sides;
}

/** Every side must answer with the same page, but for what is new each time: otherwise it did other work. */
async function compareAnswers(
  sides: Sides,
  requests: Readonly<Record<PageName, readonly BenchRequest[]>>,
): Promise<void> {
  for (const page of PAGES) {
    const [asked] = requests[page];
    if (!asked || asked.method === 'POST') continue;
    // A minute that passes between two answers changes "4 minutes ago", and not what was asked of the database.
    for (let tries = 1; !(await sameOnAll(sides, asked)); tries += 1)
      if (tries === 10) throw new Error(`${page} is not the same page on every side`);
  }
}

async function sameOnAll(sides: Sides, { path, headers }: BenchRequest): Promise<boolean> {
  const answers = new Set<string>();
  for (const side of SIDES) {
    const answer = await fetch(`${sides[side].origin}${path}`, { headers });
    answers.add((await answer.text()).replace(/name="submission" value="[^"]*"/g, ''));
  }
  return answers.size === 1;
}

/** Asks the sides by turns, as many at once as there are connections, so that whatever the machine does falls on all. */
async function measure(
  client: Gunner,
  sides: Sides,
  of: {
    readonly page: PageName;
    readonly requests: readonly BenchRequest[];
    readonly connections: number;
    readonly rounds: number;
  },
): Promise<WallRow> {
  const times = Object.fromEntries(SIDES.map((side) => [side, [] as number[]])) as Record<Side, number[]>;
  const { page, requests, connections } = of;
  for (let round = -WARM; round < of.rounds; round += 1) {
    for (const turn of SIDES.keys()) {
      // Each side is the first as often as the others.
      const side = SIDES[(turn + round + WARM) % SIDES.length] as Side;
      const { origin } = sides[side];
      const shots = await client.fire({ origin, requests, connections, seconds: 0, count: connections });
      if (shots.wrong > 0) throw new Error(`${side}: ${shots.firstWrong}`);
      if (round >= 0) times[side].push(...(shots.times ?? []));
    }
  }
  const each = (of: (side: Side) => number) =>
    Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<Side, number>;
  const [p50, p95] = [0.5, 0.95].map((share) => each((side) => percentile(times[side], share))) as [
    WallRow['p50'],
    WallRow['p95'],
  ];
  return {
    page,
    connections,
    p50,
    p95,
    costs50: each((side) => p50['all on'] / p50[side]),
    costs95: each((side) => p95['all on'] / p95[side]),
  };
}

/** Rounds in which caches and compilers warm up. */
const WARM = 12;
