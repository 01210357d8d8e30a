import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { openAuditLog } from '#app/audit-log.ts';
import { buildApp } from '#app/build-app.ts';
import type { Deps } from '#app/deps.ts';
import { projectorsOf } from '#app/mount.ts';
import { slices } from '#app/slices.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import { openVault } from '#platform/crypto/vault.ts';
import type { Login } from '#platform/db/login.ts';
import { openPool } from '#platform/db/pool.ts';
import { openLogger } from '#platform/log/logger.ts';

/*
 * Kith as `kith` starts it, on a database that is there already, in a bundle that may leave a wall out. Takes a file
 * with a `Serving`; says its address when it listens.
 */

/** On which database to serve, as whom, and whether entries of the audit are taken into their log beside it. */
export type Serving = {
  readonly login: Login;
  readonly withLog: boolean;
  readonly checkpoints: string;
  /** The installation's key, in hex: one for all who serve the same database. */
  readonly key: string;
};

const { login, withLog, checkpoints, key } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
) as Serving;
const db = openPool({ login, max: 10 });
const vault = openVault(Buffer.from(key, 'hex'));
const deps: Deps = {
  db,
  shelf: { packs: await readAllPacks() },
  projectors: projectorsOf(slices),
  clock: Date.now,
  newId: randomUUID,
  origin: 'http://localhost',
  assets: { css: '/assets/kith.css', js: '/assets/kith.js', favicon: '/assets/favicon.svg' },
  vault,
};
const app = await buildApp({ deps, slices, logger: openLogger('error', process.stderr) });
if (withLog) await openAuditLog(app, deps, { signerFor: signerWith(vault), file: checkpoints });
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}\n`);
process.once('SIGTERM', () => void app.close().then(() => db.destroy()));
