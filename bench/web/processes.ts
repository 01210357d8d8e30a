import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Shots, Volley } from './client.ts';

const root = join(import.meta.dirname, '..', '..');

/** A server in a process of its own. */
export type Running = {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Settles when the process has ended, however. */
  readonly gone: Promise<void>;
  readonly stop: () => Promise<void>;
};

let built: Promise<string> | undefined;

/** The built server, one and the same for a whole run: what `npm start` runs, without the look whether it is fresh. */
export function builtServer(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const script = join(root, 'scripts', 'build.mjs');
  const { freshBuild } = (await import(script)) as { freshBuild: (name: 'server') => Promise<string> };
  return fileURLToPath(await freshBuild('server'));
}

/** Starts the built Kith on a server's database, in production mode; `keys` is a folder for its own key. */
export async function startKith(
  databaseUrl: string,
  ownerUrl: string,
  keys: string,
  more: { readonly port?: number; readonly node?: readonly string[] } = {},
): Promise<Running> {
  const env = { DATABASE_URL: databaseUrl, KITH_OWNER_URL: ownerUrl, KITH_DATA: keys };
  return startBuilt({ ...env, ...(more.port ? { PORT: String(more.port) } : {}) }, more.node);
}

/** Starts the built Kith with its own PostgreSQL in a data folder. */
export async function startEmbeddedKith(dataDir: string): Promise<Running> {
  return startBuilt({ KITH_DATA: dataDir });
}

async function startBuilt(
  env: Readonly<Record<string, string>>,
  node: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...node, await builtServer()], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return running(child, child.stderr as Readable, /^Kith is at (\S+)/);
}

/** Starts the bare twin on what it is to answer with. */
export async function startTwin(file: string): Promise<Running> {
  return startScript(['--import', 'tsx', join(import.meta.dirname, 'twin.ts'), file]);
}

/** Starts one of the bench's own servers, which says its address when it listens. */
export async function startScript(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return running(child, child.stdout, /^(http\S+)/);
}

/** Waits for the line that names the address. */
async function running(child: ChildProcess, said: NodeJS.ReadableStream, pattern: RegExp): Promise<Running> {
  const forget = () => child.kill('SIGKILL');
  process.once('exit', forget);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => process.off('exit', forget));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  const lines: string[] = [];
  for await (const line of createInterface({ input: said })) {
    const origin = pattern.exec(line)?.[1]?.replace('localhost', '127.0.0.1');
    if (origin !== undefined) {
      said.resume();
      return { origin, process: child, gone, stop };
    }
    lines.push(line);
  }
  throw new Error(`a server did not start:\n${lines.join('\n')}`);
}

/** The process that sends requests. */
export type Gunner = { readonly fire: (volley: Volley) => Promise<Shots>; readonly stop: () => void };

export function startClient(): Gunner {
  const child = fork(join(import.meta.dirname, 'client.ts'), { execArgv: ['--import', 'tsx'] });
  return {
    fire: (volley) =>
      new Promise((resolve, reject) => {
        child.once('message', (said: { shots?: Shots; trouble?: string }) =>
          said.shots ? resolve(said.shots) : reject(new Error(said.trouble)),
        );
        child.send(volley);
      }),
    stop: () => child.disconnect(),
  };
}
