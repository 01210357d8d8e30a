import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import type { Folders } from './folders.ts';
import type { RunAs } from './spawn.ts';

const nobody: RunAs = { uid: 65534, gid: 65534 };

/**
 * Whom PostgreSQL runs as: null for "as ourselves". PostgreSQL refuses to run as root, so root drops to the owner of
 * an existing cluster, or to 65534.
 */
export function chooseRunAs(folders: Folders): RunAs | null {
  if (!isRoot()) return null;
  const owner = ownerOf(folders.cluster);
  if (owner !== null) return owner;
  if (!hasPasswdEntry(nobody.uid)) {
    throw new CannotStart(
      `Kith runs as root and its database needs the unprivileged user ${nobody.uid}, which this system does not know. Start Kith as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return nobody;
}

/** Whether this process is root, which PostgreSQL refuses to be. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Refuses a data folder below one that the database's user may not pass through (a 0700 /root, say). */
export function checkPassage(folders: Folders, runAs: RunAs | null): void {
  if (runAs === null) {
    checkOwnCluster(folders);
    return;
  }
  const closed = firstClosedFolder(folders.root, runAs);
  if (closed === null) return;
  throw new CannotStart(
    `Kith runs as root, so its database runs as user ${runAs.uid}, who may not pass through ${closed}. Choose another folder with KITH_DATA (KITH_DATA=/var/lib/kith, say), or start Kith as an ordinary user.`,
  );
}

/** The outermost folder on the way to `path` that `who` may not pass through, or null. */
export function firstClosedFolder(path: string, who: RunAs): string | null {
  const outer = dirname(path);
  const above = outer === path ? null : firstClosedFolder(outer, who);
  if (above !== null) return above;
  const { mode, uid, gid } = statSync(path);
  const passable = uid === who.uid ? mode & 0o100 : gid === who.gid ? mode & 0o010 : mode & 0o001;
  return passable === 0 ? path : null;
}

function checkOwnCluster(folders: Folders): void {
  const owner = ownerOf(folders.cluster);
  const self = process.getuid?.();
  if (owner === null || self === undefined || owner.uid === self) return;
  try {
    accessSync(join(folders.cluster, 'PG_VERSION'), constants.R_OK | constants.W_OK);
  } catch {
    throw new CannotStart(
      `The database in ${folders.root} belongs to user ${owner.uid} and Kith runs as user ${self}. Start Kith as root or as that user, or choose another folder with KITH_DATA.`,
    );
  }
}

function ownerOf(cluster: string): RunAs | null {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? null : { uid: found.uid, gid: found.gid };
}

function hasPasswdEntry(uid: number): boolean {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .some((line) => line.split(':')[2] === String(uid));
  } catch {
    return true;
  }
}
