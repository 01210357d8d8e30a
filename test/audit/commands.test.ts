import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKith } from '#cli/run-kith.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { attachEmbedded } from '#platform/db/embedded/attach.ts';
import { type Database, openPool } from '#platform/db/pool.ts';
import { writeEntry } from '../harness/audit-log.ts';
import { addProvider } from '../harness/builders.ts';

/* A Kith of this file's own, with its database, and the commands beside it as somebody types them. */
const folder = mkdtempSync(join(tmpdir(), 'kith-audit-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const exports = join(folder, 'export');
const before = { ...process.env };

let server: ChildProcess | undefined;
let origin = '';
let logged = '';
let provider: ProviderId;

/** `npm start`, without npm. */
async function start(): Promise<void> {
  const env = { PATH: dirname(process.execPath), KITH_DATA: dataDir, PORT: '0' };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  server = child;
  let said = '';
  logged = '';
  child.stdout.on('data', (chunk: Buffer) => {
    logged += chunk.toString();
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      origin = /Kith is at (\S+)/.exec(said)?.[1] ?? '';
      if (origin !== '') resolve();
    });
    child.once('close', () => reject(new Error(said)));
  });
}
async function stop(): Promise<void> {
  if (server === undefined) return;
  const ended = once(server, 'close');
  server.kill('SIGTERM');
  await ended;
  server = undefined;
}

/** Works on the running Kith's database as its app does. */
async function beside(work: (db: Database) => Promise<void>): Promise<void> {
  const login = attachEmbedded(dataDir, 'kith_app');
  if (!login) throw new Error('no database runs here');
  const db = openPool({ login, role: 'kith_app', max: 1 });
  await work(db);
  await db.destroy();
}

beforeAll(async () => {
  process.env['KITH_DATA'] = dataDir;
  delete process.env['DATABASE_URL'];
  await start();
  await beside(async (db) => {
    provider = await addProvider(db);
    for (let each = 0; each < 5; each += 1) await writeEntry(db, provider);
  });
}, 120_000);
afterAll(async () => {
  await stop();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const exported = () => join(exports, `audit-${provider}.jsonl`);

describe('beside a Kith that runs (ASVS 16.4.2, 16.4.3)', { timeout: 120_000 }, () => {
  it('takes entries in by itself, soon after an answer', async () => {
    expect(await (await fetch(`${origin}/health`)).text()).toBe('ok');
    for (let tries = 0; tries < 100 && !/5 entries/.test((await runKith(['verify-audit'])).out); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await runKith(['verify-audit'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        new RegExp(
          `^kith/audit/${provider}: stands; 5 entries, 1 checkpoint, 1 checkpoint kept elsewhere agrees\n$`,
        ),
      ),
    });
    expect(logged.split('\n').filter((line) => line.includes('audit checkpoint signed'))).toHaveLength(1);
  });

  it('exports the log, the export itself its last entry, with a page to check it', async () => {
    const told = await runKith(['export-audit', exports]);
    expect(told).toMatchObject({ code: 0, error: '' });
    expect(told.out).toContain(`audit-${provider}.jsonl: 6 entries`);
    expect(readdirSync(exports).sort()).toEqual([`audit-${provider}.jsonl`, 'verify-audit.html']);
    const key = /^key: (\S+)$/m.exec(told.out)?.[1] ?? '';
    const known = join(folder, 'known.txt');
    writeFileSync(known, `kith/audit/${told.out.split('\nkith/audit/').at(-1)?.split('Open ')[0]}`);
    const checked = await runKith(['verify-audit', exported(), '--key', key, '--known', known]);
    expect(checked).toMatchObject({ code: 0, error: '' });
    expect(checked.out).toContain('stands; 6 entries, 2 checkpoints, 1 checkpoint kept elsewhere agrees');
    expect(readFileSync(exported(), 'utf8').trimEnd().split('\n').at(-2)).toContain('AUDIT_EXPORTED');
  });

  it('ends with 1, and says which entry, where an exported file was altered', async () => {
    const altered = join(folder, 'altered.jsonl');
    writeFileSync(altered, readFileSync(exported(), 'utf8').replace('"CHILD_VIEWED"', '"CHILDREN_LISTED"'));
    expect(await runKith(['verify-audit', altered])).toMatchObject({
      code: 1,
      error: 'entry 1: changed: it is not what was hashed when it was taken in\n',
    });
  });

  it.each([
    [['verify-audit', 'nowhere.jsonl'], 'nowhere.jsonl: there is no such file'],
    [['verify-audit', '--key', 'x'], '--key is for a file'],
    [['verify-audit', 'package.json', '--key', 'x'], '--key: write it as the export has it'],
    [['verify-audit', 'package.json', '--known', 'package.json'], 'package.json: no checkpoint is in it'],
    [['verify-audit', 'a', 'b'], 'one file at a time'],
    [['verify-audit', '--what'], 'verify-audit [file.jsonl]'],
    [['export-audit'], 'say into which folder'],
    [['export-audit', 'x', '--organisation', 'y'], 'y is no id'],
  ])('says what to write instead: kith %j', async (words, line) => {
    const told = await runKith(words);
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.error).toContain(line);
  });
});

it('remembers, outside the database, what the database has forgotten', { timeout: 120_000 }, async () => {
  await stop();
  expect(await runKith(['verify-audit'])).toMatchObject({ code: 0, error: '' });
  const file = join(dataDir, 'audit-checkpoints.jsonl');
  const kept = readFileSync(file, 'utf8');
  // The whole database put back to nothing, as from a backup before the first entry; the file beside it stayed.
  rmSync(join(dataDir, 'postgres'), { recursive: true });
  rmSync(join(dataDir, 'secrets'), { recursive: true });
  await start();
  expect(logged).toContain('the database knows no such checkpoint');
  expect(await runKith(['verify-audit'])).toMatchObject({
    code: 1,
    error: expect.stringContaining(
      'entries 1 to 6: rolled-back: a checkpoint kept elsewhere knows 6 entries, and here are 0',
    ),
  });
  expect(readFileSync(file, 'utf8')).toBe(kept);
});
