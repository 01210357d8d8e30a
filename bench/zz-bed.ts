import { existsSync, writeFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAllPacks } from '#cli/read-packs.ts';
import { startServer, urlOf } from './web/databases.ts';
import { makeTarget } from './web/target.ts';
const packs = await readAllPacks();
const server = await startServer();
const out: Record<string, unknown> = {};
const targets = [];
try {
  for (const events of [10000]) {
    const t = await makeTarget(server, packs, { name: `kith_${events}`, shape: { homes: 25, childrenPerHome: 8 }, events });
    targets.push(t);
    out[events] = { su: urlOf(t.database.superuser), app: urlOf(t.database.app), requests: t.requests, file: `${server.folder}/kith_${events}.json`, loaded: t.loaded };
    await t.stop();
    console.log(t.loaded);
  }
  writeFileSync('/tmp/kith-bed.json', JSON.stringify(out));
  console.log('ready');
  const end = Date.now() + 50 * 60_000;
  while (!existsSync('/tmp/kith-bed-stop') && Date.now() < end) await sleep(500);
} finally { await server.stop(); rmSync('/tmp/kith-bed.json', { force: true }); rmSync('/tmp/kith-bed-stop', { force: true }); }
