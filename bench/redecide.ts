import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Actor } from '#access/actor.ts';
import { contextOf } from '#app/context.ts';
import { recordEvent } from '#app/record-event.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import type { Id, PolicyChangeId } from '#kernel/ids.ts';
import { HOUR, type Instant, instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import { openPool } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { type Applied, applyChange, propose } from '#slices/adoption/index.ts';
import { actorOf } from '#slices/people/index.ts';
import type { LaterWork } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import { asSuperuser, makeDatabase, startServer } from './web/databases.ts';
import { loadHistory } from './web/history.ts';
import { depsFor, recordTemplates } from './web/templates.ts';
import { makeWorld, type World } from './web/world.ts';

/** How long one part took, what Kith itself reckoned of it (the rest is the database, or others on the machine), for how long at most nothing else had its turn, and how far memory rose above rest. */
export type Part = {
  readonly ms: number;
  readonly cpuMs: number;
  readonly stalledMs: number;
  readonly peakMb: number;
};

/** What a change of one setting at a home with many open cases costs. */
export type RedecideResult = {
  readonly cases: number;
  readonly openDuties: number;
  /** Duties whose time moved. */
  readonly moved: number;
  /** The look at what would change, in steps beside the requests. */
  readonly look: Part;
  /** Applying it, in one transaction. */
  readonly apply: Part;
  /** Applying one upon which something was recorded since: everything is looked at once more, and shown. */
  readonly lookAfresh: Part;
};

/** Re-decides every open case of one home after what “at once” means there changes. Throws where anything is left half done. */
export async function benchRedecide(cases: number): Promise<RedecideResult> {
  const packs = await readAllPacks();
  const server = await startServer();
  try {
    const database = await makeDatabase(server, 'redecide');
    const now = new Date();
    const world = await asSuperuser(database.superuser, (client) =>
      makeWorld(client, { homes: 1, childrenPerHome: 200 }, packs, now),
    );
    const db = openPool({ login: database.app, role: 'kith_app', max: 4 });
    try {
      const children = await recordTemplates(db, world, packs);
      const loaded = await asSuperuser(database.superuser, (client) =>
        loadHistory(client, world, children, { events: cases, now, stages: 'all open' }),
      );
      return { cases, openDuties: loaded.openDuties, ...(await change(db, world, { packs }, now)) };
    } finally {
      await db.destroy();
    }
  } finally {
    await server.stop();
  }
}

async function change(db: Database, world: World, shelf: PackShelf, start: Date) {
  const actor = await managerOf(db, world);
  const at = (hours: number) => instant(start.getTime() + hours * HOUR);
  const applyAt = (changeId: PolicyChangeId, hours: number, expected: Applied) => async () => {
    const of = { providerId: world.providerId, changeId, shelf };
    const came = await withActor(db, contextOf(actor), (tx) =>
      applyChange(tx, of, actor.personId, at(hours)),
    );
    if (came !== expected) throw new Error(`applying came to ${came}, not ${expected}`);
  };
  let first = '' as PolicyChangeId;
  const look = await measured(async () => {
    first = await lookAt(db, actor, shelf, { was: null, value: 'PT2H' }, at(1));
  });
  const apply = await measured(applyAt(first, 2, 'applied'));
  const moved = await effectsOf(db, world, 'kith.policy_effect');
  const second = await lookAt(db, actor, shelf, { was: 'PT2H', value: 'PT30M' }, at(3));
  if ((await effectsOf(db, world, 'kith.policy_preview')) !== moved)
    throw new Error('not all of what the first change moved would be moved by the second');
  await recordOne(db, world, actor, shelf, at(4));
  const lookAfresh = await measured(applyAt(second, 5, 'moved'));
  return { moved, look, apply, lookAfresh };
}

/** Duties whose time is moved, or would be. */
async function effectsOf(
  db: Database,
  { providerId }: World,
  table: 'kith.policy_effect' | 'kith.policy_preview',
): Promise<number> {
  const { many } = await withActor(db, systemContext(providerId), (tx) =>
    tx
      .selectFrom(table)
      .select((all) => all.fn.countAll<string>().as('many'))
      .where('effect', 'in', ['earlier', 'later'])
      .executeTakeFirstOrThrow(),
  );
  if (Number(many) === 0) throw new Error('nothing moved: there is nothing to measure');
  return Number(many);
}

async function recordOne(db: Database, world: World, actor: Actor, shelf: PackShelf, now: Instant) {
  const [home] = world.homes;
  const [childId] = home?.children ?? [];
  if (!home || !childId) throw new Error('the home has no child');
  const draft = {
    type: 'concern.raised',
    occurredAt: now,
    homeId: home.homeId,
    childId,
    facts: { harms: ['grooming'], immediateDanger: true },
    details: {},
  };
  const submission = randomUUID() as Id<'submission'>;
  await withActor(db, contextOf(actor), (tx) =>
    recordEvent(tx, depsFor(db, shelf.packs), draft, {
      actor,
      now,
      submission,
      action: 'event.record',
      audit: 'EVENT_RECORDED',
      requestId: randomUUID(),
    }),
  );
}

async function managerOf(db: Database, { providerId, homes }: World): Promise<Actor> {
  const actor = await withActor(db, systemContext(providerId), (tx) =>
    actorOf(tx, providerId, homes[0]?.manager ?? ('' as never), instant(Date.now())),
  );
  if (!actor) throw new Error('the home has no manager');
  return actor;
}

/** Proposes another grace for what is due at once, and goes on with the look as the server does: step by step, in between others. */
async function lookAt(
  db: Database,
  actor: Actor,
  shelf: PackShelf,
  grace: { readonly was: string | null; readonly value: string },
  now: Instant,
): Promise<PolicyChangeId> {
  const works: LaterWork[] = [];
  const [homeId] = actor.homes;
  if (!homeId) throw new Error('the manager has no home');
  const proposal = { kind: 'setting', setting: 'immediate-grace', clauses: [], ...grace } as const;
  const submission = randomUUID() as Id<'submission'>;
  const id = await withActor(db, contextOf(actor), (tx) =>
    propose(
      { tx, actor, now, shelf, later: (work) => void works.push(work) },
      { proposal, homeId, reason: 'For this measurement', submission },
    ),
  );
  for (const work of works) {
    const step = () => withActor(db, systemContext(work.providerId), (tx) => work.step(tx, now));
    while ((await step()) === 'more');
  }
  return id;
}

async function measured(work: () => Promise<void>): Promise<Part> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const rest = process.memoryUsage.rss();
  let peak = rest;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  delay.enable();
  const began = performance.now();
  const cpu = process.cpuUsage();
  try {
    await work();
  } finally {
    clearInterval(watch);
    delay.disable();
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return {
    ms,
    cpuMs: (user + system) / 1000,
    stalledMs: delay.max / 1e6,
    peakMb: (peak - rest) / 1024 / 1024,
  };
}

const part = ({ ms, cpuMs, stalledMs, peakMb }: Part): string =>
  `${(ms / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(1)} s of it reckoning; others waited ${Math.round(stalledMs)} ms at most; memory rose by ${Math.round(Math.max(peakMb, 0))} MB`;

/** The result as lines to read. */
export function redecideInWords({ cases, openDuties, moved, ...parts }: RedecideResult): string {
  const figure = (number: number): string => number.toLocaleString('en-GB');
  return [
    `Re-deciding ${figure(cases)} open cases of one home, ${figure(openDuties)} open duties, after the grace of what is due at once changes`,
    `looking at what would change, in steps: ${part(parts.look)}`,
    `applying it in one transaction, ${figure(moved)} duties moved: ${part(parts.apply)}`,
    `looking once more where something was recorded since: ${part(parts.lookAfresh)}`,
  ].join('\n');
}

if (import.meta.filename === process.argv[1]) console.log(redecideInWords(await benchRedecide(10_000)));
