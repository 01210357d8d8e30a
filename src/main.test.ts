import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kith-main-'));
// The database's own user, where the tests run as root, has to pass through.
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');

type Started = {
  readonly child: ChildProcess;
  /** Standard error up to and including the first line that `until` matches, or all of it when Kith ends before. */
  readonly said: (until: RegExp) => Promise<string>;
  readonly logged: () => string;
  readonly ended: Promise<number | null>;
};

const running = new Set<ChildProcess>();

/** `npm start`, without npm. */
function start(variables: Record<string, string> = {}): Started {
  const env = { PATH: dirname(process.execPath), KITH_DATA: dataDir, PORT: '0', ...variables };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const said = (until: RegExp) =>
    new Promise<string>((resolve) => {
      const look = () => until.test(err) && resolve(err);
      child.stderr.on('data', look);
      void ended.then(() => resolve(err));
      look();
    });
  return { child, said, logged: () => out, ended };
}

const linkIn = (text: string): string =>
  /http:\/\/localhost:\d+\/set-up\?key=[\w-]{43}/.exec(text)?.[0] ?? '';

afterEach(async () => {
  for (const child of running) child.kill('SIGTERM');
  await Promise.all([...running].map((child) => once(child, 'close')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start', { timeout: 90_000 }, () => {
  test('on an empty folder: serves, prints a set-up link of its own each time, and stops in order', async () => {
    const links = [];
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const kith = start();
      const said = await kith.said(/key=\S+\n/);
      const link = linkIn(said);
      links.push(link);
      const { origin } = new URL(link);
      expect(said).toContain(`Kith is at ${origin}\n`);
      const page = await fetch(origin);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('Kith is not set up yet');
      const style = await fetch(`${origin}${/href="(\/assets\/kith\.\w+\.css)"/.exec(html)?.[1]}`);
      expect((await style.text()).length).toBeGreaterThan(1000);
      expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(style.headers.get('content-type')).toContain('text/css');
      const outside = await fetch(`${origin}/assets/..%2fserver.js`);
      expect([403, 404]).toContain(outside.status);
      expect(await outside.text()).not.toContain('import');
      kith.child.kill(signal);
      expect(await kith.ended).toBe(0);
      expect(kith.logged()).not.toContain('key=');
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    }
    expect(links[0]).not.toBe(links[1]);
  });

  test('asked to stop while it is starting, it stops in order all the same', async () => {
    const kith = start({ LOG_LEVEL: 'silent' });
    while (!existsSync(join(dataDir, 'postgres', 'postmaster.pid')))
      await new Promise((soon) => setTimeout(soon, 5));
    kith.child.kill('SIGTERM');
    expect(await kith.ended).toBe(0);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('a setting that does not fit is one line, and nothing is started', async () => {
    const kith = start({ PORT: 'many', LOG_LEVEL: 'loud' });
    expect(await kith.ended).toBe(1);
    expect(await kith.said(/./)).toMatch(
      /^(Built .*\n)?PORT must be a port number from 0 to 65535\.\nLOG_LEVEL must be one of fatal, .*\n$/,
    );
  });

  describe('where the port is taken', () => {
    let other: Server;
    beforeAll(async () => {
      other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
    });
    afterAll(() => new Promise((done) => other.close(done)));

    test('says so in one line, and leaves no database behind', async () => {
      const address = other.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const kith = start({ PORT: String(port) });
      expect(await kith.ended).toBe(1);
      expect(await kith.said(/in use/)).toContain(
        `Port ${port} is in use. Stop what uses it, or choose another with PORT.\n`,
      );
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    });
  });
});
