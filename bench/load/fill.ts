import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { contextOf } from '#app/context.ts';
import { recordEvent } from '#app/record-event.ts';
import type { Pack } from '#engine/pack.ts';
import type { Id } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { clientConfig } from '#platform/db/login.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import { actorOf } from '#slices/people/index.ts';
import { asSuperuser, type BenchDatabase } from '../web/databases.ts';
import { type Loaded, loadHistory } from '../web/history.ts';
import { depsFor, recordTemplates } from '../web/templates.ts';
import { type LargeWorld, YEARS } from './world.ts';

/** One home in ten has a concern about a member of its staff, which is sealed. */
const SEALED_EVERY = 10;

/** Fills a provider's ten years: matters by the hundred thousand, and a few sealed cases. */
export async function fillWorld(
  database: BenchDatabase,
  world: LargeWorld,
  packs: readonly Pack[],
  {
    matters,
    now,
    log,
  }: { readonly matters: number; readonly now: Date; readonly log: (line: string) => void },
): Promise<Loaded> {
  const db = openPool({ login: database.app, role: 'kith_app', max: 2 });
  const beside = await Promise.all([1, 2].map(() => connect(database)));
  try {
    const templates = await recordTemplates(db, world, packs);
    const loaded = await asSuperuser(database.superuser, async (client) => {
      // For as long as the loading lasts: what is lost in a crash is loaded again.
      for (const setting of [
        "max_wal_size = '16GB'",
        "checkpoint_timeout = '30min'",
        'synchronous_commit = off',
      ])
        await client.query(`alter system set ${setting}`);
      await client.query('select pg_reload_conf()');
      log(`loading ${matters.toLocaleString('en-GB')} matters`);
      const history = { events: matters, perYear: matters / YEARS, now, stays: world.stays, uneven: true };
      const done = await loadHistory(client, world, templates, history, beside);
      await client.query('alter system reset all');
      await client.query('select pg_reload_conf()');
      return done;
    });
    await sealSome(db, world, packs);
    return loaded;
  } finally {
    for (const client of beside) await client.end();
    await db.destroy();
  }
}

async function connect({ superuser }: BenchDatabase): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(superuser, { statementTimeoutMs: 0 }));
  await client.connect();
  return client;
}

async function sealSome(db: Database, world: LargeWorld, packs: readonly Pack[]): Promise<void> {
  const deps = depsFor(db, packs);
  const now = instant(Date.now());
  for (const [number, home] of world.homes.entries()) {
    const [childId] = home.children;
    if (number % SEALED_EVERY !== 0 || !childId) continue;
    const actor = await withActor(db, systemContext(world.providerId), (tx) =>
      actorOf(tx, world.providerId, home.worker, now),
    );
    if (!actor) throw new Error('a worker without a role');
    await withActor(db, contextOf(actor), (tx) =>
      recordEvent(
        tx,
        deps,
        {
          type: 'staff.conduct-concern',
          homeId: home.homeId,
          childId,
          occurredAt: now,
          facts: { harmOrAbuseOfChild: true },
          details: { words: 'Seen.' },
          concerns: home.manager,
        },
        {
          actor,
          now,
          submission: randomUUID() as Id<'submission'>,
          action: 'event.record',
          audit: 'EVENT_RECORDED',
          requestId: 'bench',
        },
      ),
    );
  }
}
