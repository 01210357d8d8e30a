// Builds the style sheet, the script and the icon that pages link to, each named after its content, so that a
// browser may keep it for ever; manifest.json tells the server the names.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MADE = /^(?:kith|favicon)[.][0-9a-f]{12}[.](?:css|js|svg)$/;

/** The style sheet may not outgrow this: it is what a tablet on a slow line waits for. */
export const CSS_BUDGET = 120_000;

/**
 * Compiles the styles of src/ui/styles/kith.scss. Throws where a rule asks for a file that Kith does not serve.
 * @returns {Promise<string>} minified CSS
 */
export async function compileStyles() {
  const [{ compileAsync, Logger }, esbuild] = await Promise.all([import('sass'), import('esbuild')]);
  const { css } = await compileAsync(join(ROOT, 'src/ui/styles/kith.scss'), {
    loadPaths: [ROOT],
    quietDeps: true,
    logger: Logger.silent,
    sourceMap: false,
  });
  const { code } = await esbuild.transform(css, {
    loader: 'css',
    minify: true,
    target: ['chrome109', 'safari15'],
  });
  const outside = /url\([^)]*\)/.exec(code);
  if (outside) throw new Error(`The style sheet asks for ${outside[0]}, which Kith does not serve.`);
  if (code.length > CSS_BUDGET)
    throw new Error(`The style sheet has ${code.length} bytes, over ${CSS_BUDGET}.`);
  return code;
}

async function bundleScript() {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/ui/client/kith.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'safari15'],
    conditions: ['import'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/**
 * Writes kith.<hash>.css, kith.<hash>.js, favicon.<hash>.svg and manifest.json into a folder, and takes away
 * what an earlier build left there.
 * @param {string} outDir
 * @returns {Promise<{ css: string, js: string, favicon: string }>} the file names, as in manifest.json
 */
export async function buildAssets(outDir) {
  const [css, js, favicon] = await Promise.all([
    compileStyles(),
    bundleScript(),
    readFile(join(ROOT, 'src/ui/layout/favicon.svg'), 'utf8'),
  ]);
  await mkdir(outDir, { recursive: true });
  const manifest = {
    css: await put(outDir, 'kith', 'css', css),
    js: await put(outDir, 'kith', 'js', js),
    favicon: await put(outDir, 'favicon', 'svg', favicon),
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const kept = new Set(Object.values(manifest));
  const old = (await readdir(outDir)).filter((name) => MADE.test(name) && !kept.has(name));
  await Promise.all(old.map((name) => rm(join(outDir, name), { force: true })));
  return manifest;
}

async function put(outDir, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const file = `${name}.${hash}.${extension}`;
  await writeFile(join(outDir, file), content);
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const outDir = resolve(process.argv[2] ?? join(ROOT, 'dist/assets'));
  const manifest = await buildAssets(outDir);
  for (const file of Object.values(manifest)) {
    console.log(`${((await readFile(join(outDir, file))).length / 1000).toFixed(1)} kB  ${file}`);
  }
}
