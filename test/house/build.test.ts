import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const buildScript = pathToFileURL(resolve('scripts/build.mjs')).href;
let root: string;

function write(file: string, source: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), source);
}

const builds = (): string[] =>
  readdirSync(join(root, 'dist')).filter((name) => /^(?:kith|server)-/.test(name));
const leftovers = (): string[] =>
  readdirSync(join(root, 'dist')).filter((name) => name.startsWith('.making'));

/** A process of its own that builds where it must and runs what was built, as scripts/kith.mjs does. */
function start(
  name: 'kith' | 'server',
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const source = `const { freshBuild } = await import('${buildScript}');
    await import(await freshBuild('${name}', { root: ${JSON.stringify(root)} }));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source, '--', ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kith-build-'));
  write('package.json', '{ "type": "module", "imports": { "#*": "./src/*" } }');
  write('src/kernel/words.ts', `export const words: string = 'first';`);
  write('src/cli/main.ts', `const { words } = await import('#kernel/words.ts'); console.log(words);`);
  write(
    'src/main.ts',
    `import { readFileSync } from 'node:fs';
     console.log(readFileSync(new URL('./assets/kith.css', import.meta.url), 'utf8'));`,
  );
  write(
    'scripts/build-assets.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs';
     export async function buildAssets(outDir) {
       mkdirSync(outDir, { recursive: true });
       writeFileSync(outDir + '/kith.css', 'p {}');
     }`,
  );
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('building on demand', () => {
  it('builds at first, runs, and says nothing but the answer', async () => {
    expect(await start('kith')).toEqual({ code: 0, out: 'first\n', err: '' });
    expect(leftovers()).toEqual([]);
  });

  it('builds again only after a source has changed', async () => {
    await start('kith');
    await start('kith');
    expect(builds()).toHaveLength(1);
    write('src/kernel/words.ts', `export const words: string = 'second';`);
    expect((await start('kith')).out).toBe('second\n');
    expect(builds()).toHaveLength(2);
    write('src/kernel/words.test.ts', `a test is no part of the build`);
    expect((await start('kith')).out).toBe('second\n');
    expect(builds()).toHaveLength(2);
  });

  it('serves several at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => start('kith')));
    expect(answers).toEqual(Array(4).fill({ code: 0, out: 'first\n', err: '' }));
    expect(builds()).toHaveLength(1);
    expect(leftovers()).toEqual([]);
  });

  it('leaves no half build behind when a source is wrong', async () => {
    write('src/kernel/words.ts', `export const words = ;`);
    const { code, out, err } = await start('kith');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('words.ts');
    expect([...builds(), ...leftovers()]).toEqual([]);
  });

  it('puts the styles beside the server, and dist/server.js points at the newest build', async () => {
    expect(await start('server')).toEqual({ code: 0, out: 'p {}\n', err: '' });
    expect(readFileSync(join(root, 'dist/server.js'), 'utf8')).toBe(`import './${builds()[0]}/server.js';\n`);
  });
});
