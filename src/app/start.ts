import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { checkpointFile } from '#audit/kept/checkpoint-file.ts';
import { signerWith } from '#audit/kept/signer.ts';
import { buildFolder, packageRoot } from '#cli/package-root.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import type { Env } from '#config/env.ts';
import { installationKey } from '#platform/crypto/installation-key.ts';
import { openVault } from '#platform/crypto/vault.ts';
import { type OpenDatabase, openDatabase } from '#platform/db/open.ts';
import { withActor } from '#platform/db/transaction.ts';
import type { Logger } from '#platform/log/logger.ts';
import { openSignOn } from '#platform/sign-on/oidc.ts';
import { newSetUpSecret } from '#slices/account/index.ts';
import { openAuditLog } from './audit-log.ts';
import { buildApp } from './build-app.ts';
import { signInContext } from './context.ts';
import type { Deps } from './deps.ts';
import { projectorsOf } from './mount.ts';
import { readAssets } from './read-assets.ts';
import { slices } from './slices.ts';

/** A Kith that answers. */
export type Running = {
  /** Where it listens, as a browser reaches it. */
  readonly origin: string;
  /** The one-time link to set it up with, while it is not. */
  readonly setUpLink: string | undefined;
  /** Lets the requests in flight finish, then closes everything, the database last. */
  readonly stop: () => Promise<void>;
};

/** How long requests in flight may take once Kith has been asked to stop. */
const DRAIN_MS = 10_000;

/** Starts Kith: packs, database, key, pages. Whatever was opened is closed again where a later step throws. */
export async function startKith(env: Env, logger: Logger, say: (line: string) => void): Promise<Running> {
  const packs = await readAllPacks();
  const database = await openDatabase({
    dataDir: env.dataDir,
    databaseUrl: env.databaseUrl,
    ownerUrl: env.ownerUrl,
    migrationsFolder: join(packageRoot(), 'db', 'migrations'),
    log: say,
  });
  try {
    return await serve(env, logger, database, packs);
  } catch (cause) {
    await database.close();
    throw cause;
  }
}

async function serve(
  env: Env,
  logger: Logger,
  database: OpenDatabase,
  packs: Deps['shelf']['packs'],
): Promise<Running> {
  const assetsFolder = join(buildFolder() ?? join(packageRoot(), 'dist'), 'assets');
  const vault = openVault(installationKey(env.dataDir, env.secretKey));
  const deps: Deps = {
    db: database.db,
    shelf: { packs },
    projectors: projectorsOf(slices),
    clock: Date.now,
    newId: randomUUID,
    origin: env.origin,
    assets: readAssets(assetsFolder),
    ...(env.signOn ? { signOn: openSignOn(env.signOn, () => env.origin) } : {}),
    vault,
  };
  // https ends at a proxy on this machine; without one, whoever sends a request could say they come from anywhere.
  const proxied = env.origin.startsWith('https:') ? { trustProxy: 'loopback' as const } : {};
  const app = await buildApp({ deps, slices, logger, assetsFolder, ...proxied });
  await openAuditLog(app, deps, { signerFor: signerWith(vault), file: checkpointFile(env.dataDir) });
  const secret = await withActor(deps.db, signInContext(null), newSetUpSecret);
  try {
    await app.listen({ port: env.port, host: env.host });
  } catch (cause) {
    await app.close();
    throw cause;
  }
  const { port } = app.server.address() as AddressInfo;
  const origin = env.port === 0 ? `http://localhost:${port}` : env.origin;
  return {
    origin,
    setUpLink: secret === undefined ? undefined : `${origin}/set-up?key=${secret}`,
    stop: async () => {
      // A browser that stopped reading half-way is not waited for.
      const hurry = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
      await app.close();
      clearTimeout(hurry);
      await database.close();
    },
  };
}
