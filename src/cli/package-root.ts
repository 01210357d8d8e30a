import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that Kith was installed in: the nearest one above this file that holds packs. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'packs'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no folder above Kith holds package.json and packs');
    folder = above;
  }
  return folder;
}

/** The folder of the bundle this runs from; undefined when run from its sources. */
export function buildFolder(): string | undefined {
  const file = fileURLToPath(import.meta.url);
  return file.endsWith('.js') && file.startsWith(join(packageRoot(), 'dist')) ? dirname(file) : undefined;
}

/**
 * Where packs that were checked are kept for every bundle of these sources: dist/checked-<stamp>, beside dist/kith-<stamp>
 * and dist/server-<stamp>. Undefined when run from the sources.
 */
export function checkedFolder(): string | undefined {
  const folder = buildFolder();
  const stamp = folder === undefined ? undefined : /-([0-9a-f]{16})$/.exec(folder)?.[1];
  return stamp === undefined ? undefined : join(packageRoot(), 'dist', `checked-${stamp}`);
}
