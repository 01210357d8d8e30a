import { setTimeout as sleep } from 'node:timers/promises';
import type { Login } from '../login.ts';
import { type Binaries, placeBinaries } from './binaries.ts';
import { CannotStart } from './cannot-start.ts';
import { ensureCluster, ensureSecrets, type Secrets } from './cluster.ts';
import { type Folders, makeFolders, makeSocketFolder } from './folders.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { stopOrphan } from './orphan.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { checkPassage, chooseRunAs, isRoot } from './run-as.ts';
import type { RunAs } from './spawn.ts';

/** A running embedded database. */
export type Embedded = {
  /** How the superuser reaches it; for preparing it, never for serving people. */
  readonly connection: Login;
  /** How each of Kith's own roles logs in, once `prepare` has given it the password. */
  readonly loginFor: (role: keyof Secrets) => Login;
  readonly passwords: Secrets;
  /** The server's process; another after it was restarted. */
  readonly pid: () => number;
  /** Stops the database cleanly and lets go of the folder. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** The data folder (KITH_DATA). Made when missing. */
  readonly dataDir: string;
  /** Takes one line at a time, for the person who runs Kith. No personal data. */
  readonly log: (line: string) => void;
};

/**
 * Starts the PostgreSQL that Kith brings along, on a socket in the data folder, and starts it again should it fall
 * over. Throws CannotStart with one line that says what to do.
 */
export async function startEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  const folders = makeFolders(dataDir, isRoot());
  const runAs = chooseRunAs(folders);
  checkPassage(folders, runAs);
  const lock = await takeInstanceLock(folders.lock, folders.root, log);
  try {
    const binaries = placeBinaries(folders);
    await stopOrphan(folders.cluster, log);
    await ensureCluster(folders, binaries, runAs);
    const secrets = await ensureSecrets(folders, binaries, runAs);
    const socketFolder = makeSocketFolder(folders, runAs, log);
    const keeper = await keepRunning(folders, binaries, runAs, socketFolder, log);
    const loginFor = (role: keyof Secrets): Login => ({
      host: socketFolder,
      port: 5432,
      user: role,
      password: secrets[role],
      database: role === 'postgres' ? 'postgres' : 'kith',
    });
    return {
      connection: loginFor('postgres'),
      loginFor,
      passwords: secrets,
      pid: keeper.pid,
      stop: async () => {
        await keeper.stop();
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

const restartPausesMs = [0, 250, 1_000, 5_000, 15_000];

/** Keeps a server running until told to stop: one that ends by itself is started again, with growing pauses. */
async function keepRunning(
  folders: Folders,
  binaries: Binaries,
  runAs: RunAs | null,
  socketFolder: string,
  log: (line: string) => void,
): Promise<{ pid: () => number; stop: () => Promise<void> }> {
  let server: Postmaster = await startPostmaster(folders, binaries, runAs, socketFolder);
  let startedAt = performance.now();
  const giveUp = new AbortController();
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended;
      if (giveUp.signal.aborted) return;
      log('The database stopped unexpectedly; starting it again.');
      // One that fell over as soon as it stood would do so again at once, and again.
      const shortLived = performance.now() - startedAt < 2_000;
      const next = await restart(shortLived ? restartPausesMs.slice(2) : restartPausesMs);
      startedAt = performance.now();
      if (next === null) return;
      server = next;
      if (giveUp.signal.aborted) return server.stop();
    }
  };
  const restart = async (pauses: readonly number[]): Promise<Postmaster | null> => {
    for (const pause of pauses) {
      await sleep(pause, undefined, { ref: false, signal: giveUp.signal }).catch(() => undefined);
      if (giveUp.signal.aborted) return null;
      try {
        await stopOrphan(folders.cluster, log);
        return await startPostmaster(folders, binaries, runAs, socketFolder);
      } catch (cause) {
        log(cause instanceof CannotStart ? cause.message : 'The database could not be started again.');
      }
    }
    log('The database does not come back. Stop Kith, read its log, and start Kith again.');
    return null;
  };
  const watching = watch();
  return {
    pid: () => server.pid,
    stop: async () => {
      giveUp.abort();
      await server.stop();
      await watching;
    },
  };
}
