import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '#access/actor.ts';
import { buildApp } from '#app/build-app.ts';
import { contextOf } from '#app/context.ts';
import type { Deps } from '#app/deps.ts';
import { projectorsOf } from '#app/mount.ts';
import { recordEvent } from '#app/record-event.ts';
import { slices } from '#app/slices.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import type { EventId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { openVault } from '#platform/crypto/vault.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { openLogger } from '#platform/log/logger.ts';
import { SESSION_COOKIE, sessionCookieValue, startSession } from '#slices/account/index.ts';
import { actorOf } from '#slices/people/index.ts';
import type { EventDraft } from '#web/page.ts';
import { percentile } from './percentile.ts';
import { asSuperuser, makeDatabase, type Server, startServer } from './web/databases.ts';
import { makeWorld } from './web/world.ts';

/** How long somebody waits who is not to know of a sealed case, where there is none and where there are many. */
export type SealedRow = {
  readonly page: string;
  readonly requests: number;
  /** The middle of the differences between the two within each round. */
  readonly middleApart: number;
  readonly p95Without: number;
  readonly p95With: number;
  /** The same, asked twice of the side without: how much the measure itself wavers. */
  readonly p95Again: number;
};

/** Events that both have. */
const ORDINARY = 80;
/** Sealed cases in the home that has any. */
const CASES = 25;
/** The most by which the two may differ, in milliseconds. */
const AIM = 10;

type Side = { readonly app: FastifyInstance; readonly cookie: string };

/**
 * Two databases alike, one with sealed cases about its manager. The manager asks both in turns, so that
 * whatever else the machine does falls on both.
 */
export async function benchSealed(rounds = 300): Promise<readonly SealedRow[]> {
  const server = await startServer();
  const opened: (() => Promise<unknown>)[] = [];
  try {
    const open = async (name: string, cases: number) => openSide(server, name, cases, opened);
    const quiet = await open('quiet', 0);
    const sealed = await open('sealed', CASES);
    const rows: SealedRow[] = [];
    for (const page of quiet.pages) {
      const times: [number[], number[], number[]] = [[], [], []];
      const sides = [quiet.side, sealed.side, quiet.side] as const;
      for (let round = 0; round < rounds + 20; round++) {
        for (let turn = 0; turn < 3; turn++) {
          // Each side is the first as often as the others.
          const place = ((turn + round) % 3) as 0 | 1 | 2;
          const ms = await timed(sides[place], page.address);
          if (round >= 20) times[place].push(ms);
        }
      }
      const p95 = (side: 0 | 1 | 2) => percentile(times[side], 0.95);
      const apart = times[1].map((ms, round) => ms - (times[0][round] ?? ms));
      rows.push({
        page: page.words,
        requests: rounds,
        middleApart: percentile(apart, 0.5),
        p95Without: p95(0),
        p95With: p95(1),
        p95Again: p95(2),
      });
    }
    return rows;
  } finally {
    for (const close of opened.toReversed()) await close();
    await server.stop();
  }
}

async function timed({ app, cookie }: Side, url: string): Promise<number> {
  const began = performance.now();
  const { statusCode } = await app.inject({
    method: 'GET',
    url,
    headers: { host: 'localhost:3000', cookie },
  });
  if (statusCode >= 500) throw new Error(`${url} answered ${statusCode}`);
  return performance.now() - began;
}

async function openSide(server: Server, name: string, cases: number, opened: (() => Promise<unknown>)[]) {
  const packs = await readAllPacks();
  const now = new Date();
  const database = await makeDatabase(server, name);
  const world = await asSuperuser(database.superuser, (client) =>
    makeWorld(client, { homes: 2, childrenPerHome: 6 }, packs, now),
  );
  const db = openPool({ login: database.app, role: 'kith_app', max: 5 });
  opened.push(() => db.destroy());
  const deps: Deps = {
    db,
    shelf: { packs },
    projectors: projectorsOf(slices),
    clock: () => now.getTime(),
    newId: randomUUID,
    origin: 'http://localhost:3000',
    assets: { css: '/assets/kith.css', js: '/assets/kith.js', favicon: '/assets/favicon.svg' },
    vault: openVault(randomBytes(32)),
  };
  const app = await buildApp({ deps, slices, logger: openLogger('error', { write: () => undefined }) });
  opened.push(() => app.close());
  const [home] = world.homes;
  const [childId] = home?.children ?? [];
  if (!home || !childId) throw new Error('a world without a home');
  const { providerId } = world;
  const by = await actor(db, providerId, home.worker, now);
  const at = instant(now.getTime());
  const record = (event: Pick<EventDraft, 'type' | 'facts' | 'concerns'>): Promise<EventId> =>
    withActor(db, contextOf(by), (tx) =>
      recordEvent(
        tx,
        deps,
        { ...event, homeId: home.homeId, childId, occurredAt: at, details: { words: 'Seen.' } },
        {
          actor: by,
          now: at,
          submission: randomUUID() as Id<'submission'>,
          action: 'event.record',
          audit: 'EVENT_RECORDED',
          requestId: 'bench',
        },
      ),
    );
  for (let number = 0; number < ORDINARY; number++)
    await record({
      type: 'access.restricted',
      facts: { what: ['phone'], extent: 'reduced', emergency: true },
    });
  const events: EventId[] = [];
  const concern = {
    type: 'staff.conduct-concern',
    facts: { harmOrAbuseOfChild: true },
    concerns: home.manager,
  };
  for (let number = 0; number < cases; number++) events.push(await record(concern));
  await asSuperuser(database.superuser, (client) => client.query('vacuum (analyze)'));
  const event = events[0] ?? '0d5ffb1c-8e55-4f2c-9d0b-1c8c6b1f0a11';
  return {
    side: { app, cookie: await signIn(db, providerId, home.manager, now) },
    pages: [
      { words: 'my home', address: `/home?home=${home.homeId}` },
      { words: 'the child’s record', address: `/children/${childId}` },
      { words: 'the children', address: '/children' },
      { words: 'the month', address: `/home/month?home=${home.homeId}` },
      { words: 'an event by a guessed id', address: `/children/${childId}/events/${event}` },
    ],
  };
}

async function actor(db: Database, providerId: ProviderId, personId: PersonId, now: Date): Promise<Actor> {
  const found = await withActor(db, systemContext(providerId), (tx) =>
    actorOf(tx, providerId, personId, instant(now.getTime())),
  );
  if (!found) throw new Error('somebody without a role');
  return found;
}

async function signIn(db: Database, providerId: ProviderId, personId: PersonId, now: Date): Promise<string> {
  const who = { providerId, personId };
  const context = { ...who, scope: 'sign-in', homeIds: [], authorityId: null, childIds: [] } as const;
  const session = await withActor(db, context, (tx) =>
    startSession(tx, who, { stage: 'signed-in', deviceClass: 'managed' }, instant(now.getTime())),
  );
  return `${SESSION_COOKIE}=${sessionCookieValue(session)}`;
}

/** The rows as lines to read. */
export function sealedInWords(rows: readonly SealedRow[]): string {
  const ms = (number: number): string => `${number.toFixed(1)} ms`;
  const apart = (row: SealedRow) => Math.abs(row.p95With - row.p95Without);
  const wavers = (row: SealedRow) => Math.abs(row.p95Again - row.p95Without);
  const most = Math.max(...rows.map(apart));
  const noise = Math.max(...rows.map(wavers));
  const verdict = most <= AIM ? 'met' : noise > AIM ? 'cannot be told on so busy a machine' : 'not met';
  return [
    `A manager asks, with and without ${CASES} sealed cases that they may not know of`,
    ...rows.map((row) =>
      [
        `${row.page}, ${row.requests} times: p95 ${ms(row.p95Without)} without, ${ms(row.p95With)} with, apart ${ms(apart(row))}`,
        `without, asked again, apart ${ms(wavers(row))}`,
        `in the middle of all rounds apart ${ms(row.middleApart)}`,
      ].join('; '),
    ),
    `p95 apart at most ${ms(most)}; within ${AIM} ms: ${verdict}`,
  ].join('\n');
}

if (import.meta.filename === process.argv[1]) console.log(sealedInWords(await benchSealed()));
