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

/** The folder of the bundle this runs from, where things it has worked out may be kept; undefined when run from its sources. */
export function buildFolder(): string | undefined {
  const file = fileURLToPath(import.meta.url);
  return file.endsWith('.js') && file.startsWith(join(packageRoot(), 'dist')) ? dirname(file) : undefined;
}
