import { type ChildProcess, spawn } from 'node:child_process';
import { CannotStart } from './cannot-start.ts';

/** The unprivileged user and group that own the database's files and run its programs. */
export type RunAs = { readonly uid: number; readonly gid: number };

/** How a program of the database is run: as whom, where, with what on its input. */
export type SpawnOptions = {
  readonly runAs: RunAs | null;
  readonly workingFolder: string;
  readonly input?: string;
};

// Nothing of Kith's own environment reaches the database: PGOPTIONS and its kin would change how it behaves.
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** Runs a program to its end and gives its exit code and all it said. Throws CannotStart when it cannot run at all. */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...common(options), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => reject(cannotRun(program, cause)));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(options.input ?? '');
  });
}

/**
 * Starts a program that outlives this call, its words going to the open file `logFile`. It gets a session of its own,
 * so that Ctrl-C in the terminal reaches Kith alone and Kith can finish its work before it stops the database.
 */
export function startDetached(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  logFile: number,
): ChildProcess {
  const child = spawn(program, args, {
    ...common(options),
    stdio: ['ignore', logFile, logFile],
    detached: true,
  });
  child.unref();
  return child;
}

function common({ runAs, workingFolder }: SpawnOptions) {
  return {
    cwd: workingFolder,
    env: environment,
    ...(runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid }),
  };
}

function cannotRun(program: string, cause: Error): CannotStart {
  const code = 'code' in cause ? String(cause.code) : cause.message;
  return new CannotStart(
    `The database's program ${program} cannot run (${code}). Choose a folder on a disk that allows programs to run with KITH_DATA, or set DATABASE_URL.`,
  );
}
