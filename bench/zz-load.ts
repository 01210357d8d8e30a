import { readAllPacks } from '#cli/read-packs.ts';
import { openPool } from '#platform/db/pool.ts';
import { startServer, makeDatabase, asSuperuser } from './web/databases.ts';
import { makeWorld } from './web/world.ts';
import { recordTemplates } from './web/templates.ts';
import { loadHistory } from './web/history.ts';
const packs = await readAllPacks();
const server = await startServer();
try {
  for (const n of [Number(process.argv[2] ?? 1000)]) {
    const t0 = performance.now();
    const d = await makeDatabase(server, `kith_${n}`);
    const now = new Date();
    const world = await asSuperuser(d.superuser, (c) => makeWorld(c, { homes: 25, childrenPerHome: 8 }, packs, now));
    const db = openPool({ login: d.app, role: 'kith_app', max: 2 });
    const kids = await recordTemplates(db, world, packs);
    await db.destroy();
    const t1 = performance.now();
    console.log('world+templates', Math.round(t1 - t0));
    console.log(await asSuperuser(d.superuser, (c) => loadHistory(c, world, kids, n, now)), Math.round(performance.now() - t1));
    console.log((await asSuperuser(d.superuser, (c) => c.query(`select relname, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class where relnamespace='kith'::regnamespace and relkind='r' order by pg_total_relation_size(oid) desc limit 6`))).rows);
    console.log((await asSuperuser(d.superuser, (c) => c.query(`select home_id, count(*) filter (where closed_at is null) from kith.duty group by 1 limit 5`))).rows);
    console.log((await asSuperuser(d.superuser, (c) => c.query(`select state, count(*) from kith.device group by 1`))).rows);
    console.log((await asSuperuser(d.superuser, (c) => c.query(`select ended_at is null as inforce, count(*) from kith.restriction group by 1`))).rows);
    console.log((await asSuperuser(d.superuser, (c) => c.query(`select kind, stage, count(*) from (select tmpl/4 kind, tmpl%4 stage from (select 1 as tmpl) x) y group by 1,2`))).rows);
  }
} finally { await server.stop(); }
