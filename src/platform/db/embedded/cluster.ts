import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { CannotStart } from './cannot-start.ts';
import { type Folders, hasCluster } from './folders.ts';
import { type RunAs, runToEnd } from './spawn.ts';

/** The passwords of the cluster's logins, made up here and known to nobody else. */
export type Secrets = {
  readonly postgres: string;
  readonly kith_owner: string;
  readonly kith_app: string;
  readonly kith_reader: string;
};

/**
 * Makes the cluster on first start: UTF-8 with the same C.UTF-8 rules on every system, page checksums, logins by
 * password over the socket alone. It is made under another name and renamed when whole, so that a start which was
 * cut short leaves nothing half-made behind.
 */
export async function ensureCluster(
  folders: Folders,
  binaries: Binaries,
  runAs: RunAs | null,
): Promise<void> {
  if (hasCluster(folders)) {
    checkMajorVersion(folders, binaries);
    return;
  }
  const draft = `${folders.cluster}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (runAs !== null) chownSync(draft, runAs.uid, runAs.gid);
  const made = await runToEnd(binaries.initdb, initdbArguments(draft), { runAs, workingFolder: draft });
  if (made.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new CannotStart(
      `The database could not be created in ${folders.root}: ${lastLine(made.output)}. Check that the disk has room and allows programs to run, or choose another folder with KITH_DATA.`,
    );
  }
  writeFileSync(join(draft, 'pg_hba.conf'), 'local all all scram-sha-256\n');
  renameSync(draft, folders.cluster);
}

function initdbArguments(folder: string): string[] {
  const rules = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  // "trust" never serves: pg_hba.conf is replaced before the first start, and initdb asks for some method here.
  const entry = ['--username=postgres', '--auth-local=trust', '--auth-host=reject', '--no-instructions'];
  return [`--pgdata=${folder}`, '--data-checksums', ...rules, ...entry];
}

/**
 * The cluster's passwords. Where the file is missing (first start, or a restore of the cluster alone) new ones are
 * made, and the superuser's is set in single-user mode, which needs no login. The database must be stopped.
 */
export async function ensureSecrets(
  folders: Folders,
  binaries: Binaries,
  runAs: RunAs | null,
): Promise<Secrets> {
  const file = join(folders.secrets, 'database.json');
  const known = readSecrets(file);
  if (known !== null) return known;
  const secret = () => randomBytes(24).toString('hex');
  const secrets: Secrets = {
    postgres: secret(),
    kith_owner: secret(),
    kith_app: secret(),
    kith_reader: secret(),
  };
  const set = await runToEnd(
    binaries.postgres,
    ['--single', '-D', folders.cluster, '-c', 'log_min_messages=fatal', 'postgres'],
    {
      runAs,
      workingFolder: folders.cluster,
      input: `alter role postgres password '${secrets.postgres}'\n`,
    },
  );
  if (set.code !== 0) {
    throw new CannotStart(
      `The database in ${folders.root} does not open: ${lastLine(set.output)}. Restore it from a backup.`,
    );
  }
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
  return secrets;
}

function readSecrets(file: string): Secrets | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (cause) {
    if (
      cause instanceof SyntaxError ||
      (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
    )
      return null;
    throw new CannotStart(`Kith may not read ${file}. Give the user who starts Kith that file.`);
  }
}

function checkMajorVersion(folders: Folders, binaries: Binaries): void {
  const found = readFileSync(join(folders.cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (found === ours) return;
  throw new CannotStart(
    `The database in ${folders.root} was made by PostgreSQL ${found} and this Kith brings ${ours}. Start the Kith that made it and take a backup, then restore it here.`,
  );
}

/** The last line of a program's words, without its own name in front and full stop behind. */
export function lastLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling =
    lines.findLast((line) => /error|fatal|panic|denied|could not/i.test(line)) ??
    lines.findLast((line) => line !== '');
  return (telling ?? 'it gave no reason').replace(/^.*?(?:error|FATAL|PANIC):\s*/i, '').replace(/\.$/, '');
}
