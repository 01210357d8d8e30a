import { readAllPacks } from '#cli/read-packs.ts';
import type { Shots } from './client.ts';
import { startServer } from './databases.ts';
import type { Loaded } from './history.ts';
import { type Gunner, startClient } from './processes.ts';
import { JOBS, type Job } from './requests.ts';
import { makeTarget, statementCounts, type Target, twinRequests } from './target.ts';

/** Who answered: Kith, the bare twin with the job's own statements, the bare twin with all of Kith's. */
export const SIDES = ['kith', 'bare', 'same'] as const;
export type Side = (typeof SIDES)[number];

/** The middle of all rounds of one job, on one database, by one side, over so many connections. */
export type WebRow = {
  readonly job: Job;
  readonly events: number;
  readonly connections: number;
  readonly side: Side;
  readonly perSecond: number;
  readonly p95: number;
};

export type WebResult = {
  readonly rows: readonly WebRow[];
  readonly loaded: readonly Loaded[];
  /** Statements that one request of each job sends, its transaction's own included. */
  readonly statements: Readonly<Record<Job, number>>;
};

export type WebOptions = {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** How long one side answers one job in one round. */
  readonly seconds: number;
  readonly jobs?: readonly Job[];
  readonly log?: (line: string) => void;
};

const SHAPE = { homes: 25, childrenPerHome: 8 };

/**
 * Kith next to bare Fastify and pg, on records of different length. All sides and sizes take turns within a round,
 * so that what else the machine does falls on all of them alike; the middle round counts.
 */
export async function benchWeb(options: WebOptions): Promise<WebResult> {
  const { sizes, log = () => undefined } = options;
  const packs = await readAllPacks();
  const server = await startServer();
  const client = startClient();
  const targets: Target[] = [];
  try {
    for (const events of sizes) {
      log(`loading ${events.toLocaleString('en-GB')} events`);
      targets.push(await makeTarget(server, packs, { name: `kith_${events}`, shape: SHAPE, events }));
    }
    const rows: WebRow[] = [];
    // Reading first: what the measured writes add would lie on the pages.
    for (const job of options.jobs ?? (['home', 'chronology', 'record'] as const)) {
      for (const connections of [1, 10]) {
        log(`${job} over ${connections}`);
        rows.push(...(await measure(client, targets, job, connections, options)));
      }
    }
    const statements = statementCounts((targets[0] as Target).conversations);
    return { rows, loaded: targets.map((target) => target.loaded), statements };
  } finally {
    client.stop();
    for (const target of targets) await target.stop();
    await server.stop();
  }
}

async function measure(
  client: Gunner,
  targets: readonly Target[],
  job: Job,
  connections: number,
  { rounds, seconds }: WebOptions,
): Promise<readonly WebRow[]> {
  const shots = new Map<string, Shots[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const target of targets) {
      for (const side of SIDES) {
        // Round nought warms caches and compilers up and does not count.
        const shot = await fire(client, target, side, job, connections, round === 0 ? seconds / 2 : seconds);
        const key = `${target.loaded.events} ${side}`;
        if (round > 0) shots.set(key, [...(shots.get(key) ?? []), shot]);
      }
    }
  }
  return targets.flatMap(({ loaded: { events } }) =>
    SIDES.map((side) => {
      const all = shots.get(`${events} ${side}`) ?? [];
      const perSecond = median(all.map((shot) => shot.perSecond));
      return { job, events, connections, side, perSecond, p95: median(all.map((shot) => shot.p95)) };
    }),
  );
}

async function fire(
  client: Gunner,
  target: Target,
  side: Side,
  job: Job,
  connections: number,
  seconds: number,
): Promise<Shots> {
  const asked = target.requests[job];
  const shot = await client.fire({
    origin: side === 'kith' ? target.kith.origin : target.twin.origin,
    requests: side === 'kith' ? asked : twinRequests(side, job, asked.length),
    connections,
    seconds,
  });
  if (shot.wrong > 0) throw new Error(`${shot.wrong} of ${shot.answered} wrong: ${shot.firstWrong}`);
  return shot;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
