import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readKey, sha256, verifyLog } from '../../docs/verify-audit.mjs';
import { builtPage } from '../../scripts/build-verify-audit.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { axe, overflowOf } from '../harness/chromium.ts';
import { linesOfLog, madeLog, notesOf } from '../harness/made-log.ts';
import { chanceOf, MUTATIONS } from '../harness/mutations.ts';

/* The page and the script alone: no Kith behind them, no network, opened from the disk as an inspector does. */
const LOG = madeLog(90, 15);
const KEY = LOG.signer.publicKey;
const NEWEST = [...notesOf(LOG).values()].at(-1) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'kith-alone-'));
const PAGE = 'docs/verify-audit.html';

const fileOf = (name: string, lines: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const mutation = (name: string, seed = 3): readonly string[] => {
  const mutate = MUTATIONS[name];
  if (!mutate) throw new Error(`there is no mutation called ${name}`);
  return mutate(LOG, chanceOf(seed)).lines;
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

type Opened = { readonly page: Page; readonly complaints: string[]; readonly asked: string[] };
async function open(width = 1100, init?: () => void): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true });
  const page = await context.newPage();
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  if (init) await page.addInitScript(init);
  await page.goto(pathToFileURL(PAGE).href);
  return { page, complaints, asked };
}

async function check({ page }: Opened, file: string, key = '', known = ''): Promise<string> {
  await page.getByLabel('Exported log').setInputFiles(file);
  await page.getByLabel('The key you were given').fill(key);
  await page.getByLabel('Checkpoints you kept').fill(known);
  await page.getByRole('button', { name: 'Check the log' }).click();
  await page.locator('#result h2').waitFor();
  return (await page.locator('#result').innerText()).replace(/\s+/g, ' ');
}

describe('the page, opened from a folder (ASVS 16.4.2, 3.4.3)', () => {
  it('is that of the script', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(builtPage());
  });

  it('allows its own script and style and nothing else, and asks the network for nothing', async () => {
    const opened = await open();
    expect(await check(opened, fileOf('good.jsonl', linesOfLog(LOG)), KEY, NEWEST)).toMatch(
      /^Nothing wrong was found in this log. 90 entries and 6 checkpoints were read. 1 of the checkpoints you kept agree/,
    );
    const policy = await opened.page
      .locator('meta[http-equiv=Content-Security-Policy]')
      .getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
    );
    const tried = await opened.page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'stopped',
      ),
    );
    expect(tried).toBe('stopped');
    expect(opened.complaints.every((each) => each.includes('Content Security Policy'))).toBe(true);
    expect(opened.asked.filter((url) => !url.startsWith('file:') && !url.includes('127.0.0.1:9'))).toEqual(
      [],
    );
  });

  it.each([
    ['edit a field', /does not stand.*entry \d+: /],
    ['edit and hash again', /entries \d+ to \d+: the entries since the last good checkpoint/],
    ['drop an entry', /entry \d+: the next entry there is, is number \d+/],
    ['exchange two entries', /does not stand/],
    ['cut the end off at a checkpoint, and say so', /a checkpoint you kept knows 90 entries/],
    ['sign again with another key', /not one that this log’s key signed|another key than the one you gave/],
    ['write anew and sign with the right key', /not the entries of the checkpoint you kept/],
    ['put the database back, and go on', /the checkpoint you kept|a checkpoint you kept knows 90 entries/],
  ])('says what is wrong, and where: %s', async (name, words) => {
    const opened = await open();
    expect(await check(opened, fileOf('bad.jsonl', mutation(name)), KEY, NEWEST)).toMatch(words);
    expect(opened.complaints).toEqual([]);
  });

  it('says plainly what it could not check', async () => {
    const good = fileOf('good.jsonl', linesOfLog(LOG));
    const words = await check(await open(), good);
    expect(words).toContain('You gave no key, so the file was taken at its word');
    expect(words).toContain('You gave no checkpoint of your own');
    const old = await open(1100, () => {
      crypto.subtle.importKey = () => Promise.reject(new Error('Ed25519 is not known here'));
    });
    const unsigned = await check(old, good, KEY, NEWEST);
    expect(unsigned).toMatch(/^The entries fit together, but the signatures were not checked/);
    expect(unsigned).toContain('Use a newer browser');
    expect(await old.page.locator('#result').getAttribute('class')).toBe('half');
  });

  it.each([1100, 320])('can be used by everybody at %i px', async (width) => {
    const opened = await open(width);
    await check(opened, fileOf('bad.jsonl', mutation('drop an entry')), KEY, NEWEST);
    expect(await overflowOf(opened.page)).toEqual([]);
    // axe itself is run from outside the page's policy, in a copy without it.
    const copy = join(folder, 'copy.html');
    writeFileSync(copy, readFileSync(PAGE, 'utf8').replace(/<meta http-equiv[^>]*>/, ''));
    await opened.page.goto(pathToFileURL(copy).href);
    expect(await axe(opened.page)).toEqual([]);
  });
});

describe('the script, run by Node', () => {
  const run = promisify(execFile);
  // From a folder of its own, so that nothing beside it can help.
  const alone = join(folder, 'verify-audit.mjs');
  beforeAll(() => writeFileSync(alone, readFileSync('docs/verify-audit.mjs')));

  it('ends with 0 and with 1', async () => {
    const known = fileOf('known.txt', [NEWEST]);
    const good = await run(process.execPath, [
      alone,
      fileOf('good.jsonl', linesOfLog(LOG)),
      '--key',
      KEY,
      '--known',
      known,
    ]);
    expect(good.stdout).toContain('Nothing wrong was found');
    const bad = run(process.execPath, [alone, fileOf('bad.jsonl', mutation('drop an entry')), '--key', KEY]);
    await expect(bad).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/entry \d+: the next entry/),
    });
  });

  it('has the same SHA-256 as everybody', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = randomBytes(length);
      expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      );
    }
  });

  it('knows no key that is not written as keys are', () => {
    expect(readKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')?.id).toBe(
      '033de0ae',
    );
    expect(readKey(KEY.replace(/.$/, 'x'))).toBeUndefined();
  });
});

test('a signature over something else is not taken for one over this', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const forged = NEWEST.replace(/(— \S+ )(\S+)\n$/, (_all, name: string, encoded: string) => {
    const id = Buffer.from(encoded, 'base64').subarray(0, 4);
    return `${name}${Buffer.concat([id, sign(null, Buffer.from('x'), privateKey)]).toString('base64')}\n`;
  });
  const { findings } = await verifyLog(linesOfLog(LOG), { key: KEY, known: forged });
  expect(findings).toMatchObject([{ kind: 'key', to: 90 }]);
});
