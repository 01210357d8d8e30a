import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { KithRole, Login } from '../login.ts';

/**
 * How to reach the embedded database of a Kith that runs on this data folder, beside it; `undefined` where none runs.
 * For commands that look while people work. The folder's own files say where it listens, to whoever may read them.
 */
export function attachEmbedded(dataDir: string, role: KithRole): Login | undefined {
  const root = resolve(dataDir);
  const passwords = read(join(root, 'secrets', 'database.json'));
  const [pid, , , , socketFolder, , , state] = (read(join(root, 'postgres', 'postmaster.pid')) ?? '').split(
    '\n',
  );
  if (passwords === undefined || !socketFolder || state?.trim() !== 'ready' || !runs(Number(pid)))
    return undefined;
  const password = (JSON.parse(passwords) as Partial<Record<string, string>>)[role];
  if (password === undefined) return undefined;
  return { host: socketFolder, port: 5432, user: role, password, database: 'kith' };
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // There, and somebody else's: as root, Kith gives its database to another user.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
