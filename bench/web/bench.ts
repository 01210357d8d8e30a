import { readAllPacks } from '#cli/read-packs.ts';
import type { Shots } from './client.ts';
import { startServer } from './databases.ts';
import type { Loaded } from './history.ts';
import { type PgbenchRow, runPgbench } from './pgbench.ts';
import { builtServer, type Gunner, startClient } from './processes.ts';
import type { Job } from './requests.ts';
import { makeTarget, statementCounts, type Target, twinRequests } from './target.ts';
import type { Shape } from './world.ts';

/** Who answered: Kith, the bare twin with the job's own statements, the bare twin with all of Kith's. */
export const SIDES = ['kith', 'bare', 'same'] as const;
export type Side = (typeof SIDES)[number];

/** Requests a second, and the time within which 95 of 100 were answered, in milliseconds: the middle of all rounds. */
export type Speed = { readonly perSecond: number; readonly p95: number };

/** One job on one record over so many connections. Ratios are the middle of the ratios within each round. */
export type WebRow = {
  readonly job: Job;
  readonly events: number;
  readonly connections: number;
  readonly speeds: Readonly<Record<Side, Speed>>;
  /** How many times as fast as Kith the twins are. */
  readonly timesKith: Readonly<Record<'bare' | 'same', number>>;
  /** How many times as fast Kith is on the shortest record. */
  readonly slowerThanShortest: number;
};

export type WebResult = {
  readonly rows: readonly WebRow[];
  readonly loaded: readonly Loaded[];
  /** Statements that one request of each job sends, its transaction's own included. */
  readonly statements: Readonly<Record<Job, number>>;
  /** Empty where pgbench is not installed. */
  readonly pgbench: readonly PgbenchRow[];
};

export type WebOptions = {
  readonly shape: Shape;
  /** Lengths of the records, in events; the shortest first. */
  readonly sizes: readonly number[];
  readonly jobs: readonly Job[];
  readonly rounds: number;
  /** How long one side answers one job in one round. */
  readonly seconds: number;
  readonly withPgbench: boolean;
  readonly log: (line: string) => void;
};

/**
 * Kith next to bare Fastify and pg, on records of different length. All sides and sizes take turns within a round,
 * so that what else the machine does falls on all of them alike; the middle round counts.
 */
export async function benchWeb(options: WebOptions): Promise<WebResult> {
  const { shape, sizes, jobs, log } = options;
  await builtServer();
  const packs = await readAllPacks();
  const server = await startServer();
  const client = startClient();
  const targets: Target[] = [];
  try {
    for (const events of sizes) {
      log(`loading ${events.toLocaleString('en-GB')} events`);
      targets.push(await makeTarget(server, packs, { name: `kith_${events}`, shape, events }));
    }
    const rows: WebRow[] = [];
    for (const job of jobs) {
      for (const connections of [1, 10]) {
        log(`${job} over ${connections}`);
        rows.push(...(await measure(client, targets, job, connections, options)));
      }
    }
    const statements = statementCounts((targets[0] as Target).conversations);
    const pgbench = options.withPgbench ? await runPgbench(server, options.seconds) : [];
    return { rows, loaded: targets.map((target) => target.loaded), statements, pgbench };
  } finally {
    client.stop();
    for (const target of targets) await target.stop();
    await server.stop();
  }
}

/** What one round of one target showed. */
type Round = Readonly<Record<Side, Shots>>;

async function measure(
  client: Gunner,
  targets: readonly Target[],
  job: Job,
  connections: number,
  { rounds, seconds }: WebOptions,
): Promise<readonly WebRow[]> {
  const shown: Round[][] = targets.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      // Round nought warms caches and compilers up and does not count.
      const fire = (side: Side) =>
        fireAt(client, target, side, job, connections, round === 0 ? seconds / 2 : seconds);
      const shots = { kith: await fire('kith'), bare: await fire('bare'), same: await fire('same') };
      if (round > 0) shown[index]?.push(shots);
    }
  }
  const shortest = shown[0] ?? [];
  return targets.map(({ loaded: { events } }, index) => {
    const all = shown[index] ?? [];
    const speed = (side: Side): Speed => ({
      perSecond: median(all.map((round) => round[side].perSecond)),
      p95: median(all.map((round) => round[side].p95)),
    });
    const times = (side: Side) => median(all.map((round) => round[side].perSecond / round.kith.perSecond));
    return {
      job,
      events,
      connections,
      speeds: { kith: speed('kith'), bare: speed('bare'), same: speed('same') },
      timesKith: { bare: times('bare'), same: times('same') },
      slowerThanShortest: median(
        all.map((round, n) => (shortest[n] as Round).kith.perSecond / round.kith.perSecond),
      ),
    };
  });
}

async function fireAt(
  client: Gunner,
  target: Target,
  side: Side,
  job: Job,
  connections: number,
  seconds: number,
): Promise<Shots> {
  const asked = target.requests[job];
  const shots = await client.fire({
    origin: side === 'kith' ? target.kith.origin : target.twin.origin,
    requests: side === 'kith' ? asked : twinRequests(side, job, asked.length),
    connections,
    seconds,
  });
  if (shots.wrong > 0) throw new Error(`${shots.wrong} of ${shots.answered} wrong: ${shots.firstWrong}`);
  return shots;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
