import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/harness/db-folder.ts';
import { ask, isAlive, killNow, runScript, until } from '../../../../test/harness/db-process.ts';
import type { Login } from '../login.ts';
import { CannotStart } from './cannot-start.ts';
import { isRoot } from './run-as.ts';
import { type Embedded, startEmbedded } from './start.ts';

const kith = join(import.meta.dirname, '../../../../test/harness/db-kith.ts');

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const log: string[] = [];
const start = (where = dataDir): Promise<Embedded> =>
  startEmbedded({ dataDir: where, log: (line) => log.push(line) });

/** The message of a start that is refused; it must be one line. */
async function refusal(where: string): Promise<string> {
  const cause = await start(where).then(
    (started) => started.stop().then(() => 'it started'),
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(CannotStart);
  const { message } = cause as CannotStart;
  expect(message).not.toContain('\n');
  return message;
}

/** One after another, since each leaves the folder as the next finds it. */
const withServer = async <T>(work: (server: Embedded) => Promise<T>): Promise<T> => {
  const server = await start();
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
};

beforeAll(async () => {
  // What a first start that was cut short leaves behind must not stand in the way of the next.
  mkdirSync(join(dataDir, 'postgres.draft', 'base'), { recursive: true, mode: 0o755 });
  mkdirSync(join(dataDir, 'engine', 'old.partial'), { recursive: true, mode: 0o755 });
  chmodSync(dataDir, 0o711);
  await withServer(({ connection }) => ask(connection, 'create table public.kept (id int primary key)'));
});
afterAll(folder.remove);

describe('a started database', () => {
  test('is PostgreSQL 18, UTF-8 with C.UTF-8 rules, checksums on, durability as shipped, on a socket alone', () =>
    withServer(async ({ connection }) => {
      const [row] = await ask(
        connection,
        `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checksums,
          current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
          current_setting('full_page_writes') as pages, current_setting('listen_addresses') as addresses,
          pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
        from pg_database where datname = 'template1'`,
      );
      expect(row).toEqual({
        major: 18,
        checksums: 'on',
        fsync: 'on',
        commit: 'on',
        pages: 'on',
        addresses: '',
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
      });
      const changed = await ask(
        connection,
        `select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and source <> 'default'`,
      );
      expect(changed).toEqual([]);
    }));

  test('runs as an unprivileged user, and nobody else may enter its files, its socket or its passwords', () =>
    withServer(async ({ pid, connection }) => {
      const uid = isRoot() ? 65_534 : process.getuid?.();
      const owner = /^Uid:\s+(\d+)\s+(\d+)/m.exec(readFileSync(`/proc/${pid()}/status`, 'utf8'));
      expect(owner?.slice(1).map(Number)).toEqual([uid, uid]);
      for (const name of ['postgres', 'run']) {
        const { mode, uid: found } = statSync(join(dataDir, name));
        expect([name, mode & 0o777, found]).toEqual([name, 0o700, uid]);
      }
      expect(statSync(join(dataDir, 'secrets', 'database.json')).mode & 0o777).toBe(0o600);
      await expect(ask({ ...connection, password: 'guess' } as Login, 'select 1')).rejects.toMatchObject({
        code: '28P01',
      });
    }));

  test('keeps what it was given over a stop and a start, and leaves no process behind', async () => {
    const pid = await withServer(async (server) => {
      await ask(server.connection, 'insert into public.kept values (1)');
      return server.pid();
    });
    expect(isAlive(pid)).toBe(false);
    expect(await withServer(({ connection }) => ask(connection, 'select id from public.kept'))).toEqual([
      { id: 1 },
    ]);
  });

  test('may be stopped twice', async () => {
    const server = await start();
    await server.stop();
    await server.stop();
    expect(isAlive(server.pid())).toBe(false);
  });

  test('writes no statement and no value of a failed statement to its log', async () => {
    await withServer(async ({ connection }) => {
      await expect(ask(connection, `insert into public.kept values (2), (2)`)).rejects.toThrow();
      await expect(ask(connection, `select 'Rowan Ashdown'::int`)).rejects.toThrow();
    });
    expect(readFileSync(join(dataDir, 'log', 'postgres.log'), 'utf8')).not.toMatch(
      /Rowan|insert|kept|Key \(/i,
    );
  });
});

describe('one Kith at a time', () => {
  test('a second in the same process, or in another, is refused with a line that names the folder; the first goes on', () =>
    withServer(async ({ connection }) => {
      expect(await refusal(dataDir)).toBe(
        `Another Kith (process ${process.pid}) is already using ${dataDir}. Stop it first, or choose another folder with KITH_DATA.`,
      );
      await expect(runScript(kith, [dataDir])).rejects.toThrow(
        `Another Kith (process ${process.pid}) is already using`,
      );
      expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    }));
});

describe('after a kill', () => {
  test('kill -9 of Kith leaves its PostgreSQL; the next start stops that and finds every row', async () => {
    const killed = await runScript(kith, [dataDir]);
    const { postgres, login } = JSON.parse(killed.firstLine) as { postgres: number; login: Login };
    await ask(login, 'insert into public.kept values (10)');
    await killNow(killed.process);
    expect(isAlive(postgres)).toBe(true);
    const rows = await withServer(({ connection }) =>
      ask(connection, 'select id from public.kept where id = 10'),
    );
    expect(rows).toEqual([{ id: 10 }]);
    expect(isAlive(postgres)).toBe(false);
    expect(log).toContain('The database of an earlier Kith is still running; stopping it.');
  });

  test('kill -9 of PostgreSQL: it is started again under the same Kith, rows and logins as before', () =>
    withServer(async (server) => {
      await ask(server.connection, 'insert into public.kept values (20)');
      const before = server.pid();
      process.kill(before, 'SIGKILL');
      await until('a new server', () => server.pid() !== before);
      expect(await ask(server.connection, 'select id from public.kept where id = 20')).toEqual([{ id: 20 }]);
    }));

  test('a postmaster.pid that names nobody, a stranger or a zombie does not stop the start, and no stranger is touched', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    // The shell becomes a sleep that never asks how its child ended.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const zombie = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    await until('a zombie', () => /^State:\s+Z/m.test(readFileSync(`/proc/${zombie}/status`, 'utf8')));
    try {
      for (const pid of [4_194_303, stranger.pid ?? 0, zombie]) {
        const stale = [
          pid,
          join(dataDir, 'postgres'),
          '1',
          '5432',
          join(dataDir, 'run'),
          '',
          '1 1',
          'ready',
        ].join('\n');
        writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${stale}\n`);
        mkdirSync(join(dataDir, 'run'), { recursive: true });
        writeFileSync(join(dataDir, 'run', '.s.PGSQL.5432.lock'), `${stale}\n`);
        expect(await withServer(({ connection }) => ask(connection, 'select 1 as one'))).toEqual([
          { one: 1 },
        ]);
      }
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
      parent.kill('SIGKILL');
    }
  });

  test('passwords that were lost are made anew', async () => {
    rmSync(join(dataDir, 'secrets'), { recursive: true });
    expect(
      await withServer(({ connection }) => ask(connection, 'select id from public.kept where id = 1')),
    ).toEqual([{ id: 1 }]);
    expect(existsSync(join(dataDir, 'secrets', 'database.json'))).toBe(true);
  });
});

describe('a folder that will not do', () => {
  test('below one that the unprivileged user may not pass: names it, and KITH_DATA', async () => {
    const closed = join(folder.path, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    if (!isRoot()) return expect(await (await start(join(closed, 'data'))).stop()).toBeUndefined();
    expect(await refusal(join(closed, 'data'))).toBe(
      `Kith runs as root, so its database runs as user 65534, who may not pass through ${closed}. Choose another folder with KITH_DATA (KITH_DATA=/var/lib/kith, say), or start Kith as an ordinary user.`,
    );
  });

  test('a file instead of a folder', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    expect(await refusal(file)).toContain(`cannot create its data folder ${file}`);
    expect(await refusal(join(file, 'data'))).toContain('KITH_DATA');
  });

  test('a path too long for a socket: the socket goes elsewhere, and the log says where', async () => {
    const long = join(folder.path, 'n'.repeat(100));
    const server = await start(long);
    try {
      expect(await ask(server.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(log.at(-1)).toMatch(/too long for a socket, so the database's socket is in \S+\/kith-/);
    } finally {
      await server.stop();
    }
  });

  test('a cluster of another PostgreSQL', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '17\n');
    expect(await refusal(dataDir)).toContain('made by PostgreSQL 17 and this Kith brings 18');
    writeFileSync(version, '18\n');
  });

  test('a cluster that is damaged', async () => {
    const control = join(dataDir, 'postgres', 'global', 'pg_control');
    const whole = readFileSync(control);
    writeFileSync(control, Buffer.alloc(whole.length));
    expect(await refusal(dataDir)).toContain('does not start');
    writeFileSync(control, whole);
    expect(await withServer(({ connection }) => ask(connection, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
