import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import type { RunAs } from './spawn.ts';

/** Where the embedded database keeps its things, all below one data folder. */
export type Folders = {
  readonly root: string;
  /** The cluster itself (PGDATA). */
  readonly cluster: string;
  /** Binaries, one folder per version. */
  readonly engine: string;
  readonly lock: string;
  readonly secrets: string;
  readonly log: string;
  /** The preferred folder of the socket; see `makeSocketFolder`. */
  readonly socket: string;
};

/** The layout below `dataDir`. Creates the data folder; as root it stays open for passing through, not for listing. */
export function makeFolders(dataDir: string, asRoot: boolean): Folders {
  const wanted = resolve(dataDir);
  try {
    const outermost = mkdirSync(wanted, { recursive: true, mode: 0o700 });
    if (asRoot && outermost !== undefined) openForPassage(outermost, wanted);
  } catch (cause) {
    throw new CannotStart(
      `Kith cannot create its data folder ${wanted} (${codeOf(cause)}). Choose a folder you may write to with KITH_DATA.`,
    );
  }
  const root = realpathSync(wanted);
  const folders: Folders = {
    root,
    cluster: join(root, 'postgres'),
    engine: join(root, 'engine'),
    lock: join(root, 'lock'),
    secrets: join(root, 'secrets'),
    log: join(root, 'log'),
    socket: join(root, 'run'),
  };
  try {
    mkdirSync(folders.lock, { recursive: true, mode: 0o700 });
    mkdirSync(folders.secrets, { recursive: true, mode: 0o700 });
    mkdirSync(folders.log, { recursive: true, mode: 0o700 });
    mkdirSync(folders.engine, { recursive: true, mode: 0o755 });
    chmodSync(folders.engine, 0o755);
  } catch (cause) {
    throw new CannotStart(
      `Kith cannot write to its data folder ${root} (${codeOf(cause)}). Give the user who starts Kith the folder, or choose another with KITH_DATA.`,
    );
  }
  return folders;
}

/** Lets others pass through the folders that Kith itself has just made, whatever the umask. */
function openForPassage(outermost: string, innermost: string): void {
  chmodSync(innermost, 0o711);
  if (innermost !== outermost) openForPassage(outermost, dirname(innermost));
}

/** The longest path a Unix socket may have, in bytes: 107 on Linux, 103 on macOS. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

/**
 * An empty folder for the socket that only the database's user may enter. Below the data folder where the path is
 * short enough, else a fresh one in the system's temporary folder (a made-up name, so nobody can lie in wait there).
 */
export function makeSocketFolder(folders: Folders, runAs: RunAs | null, log: (line: string) => void): string {
  rmSync(folders.socket, { recursive: true, force: true });
  let folder = folders.socket;
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocketPath) {
    mkdirSync(folder, { mode: 0o700 });
  } else {
    const tag = createHash('sha256').update(folders.root).digest('hex').slice(0, 8);
    folder = mkdtempSync(join(tmpdir(), `kith-${tag}-`));
    log(`The data folder's path is too long for a socket, so the database's socket is in ${folder}.`);
    if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) > longestSocketPath) {
      throw new CannotStart(
        `The path ${folders.root} is too long for a socket. Choose a shorter one with KITH_DATA.`,
      );
    }
  }
  chmodSync(folder, 0o700);
  if (runAs !== null) chownSync(folder, runAs.uid, runAs.gid);
  return folder;
}

/** Whether a cluster has been made here. */
export function hasCluster(folders: Folders): boolean {
  return existsSync(join(folders.cluster, 'PG_VERSION'));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown cause';
}
