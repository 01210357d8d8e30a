import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of, besides the tests among it. Packs and migrations are read at run time. */
const SOURCES = ['src', 'scripts/build.mjs', 'scripts/build-assets.mjs', 'package-lock.json'];

/**
 * Sixteen hex digits that change when a source file is added, taken away, moved or written: a hash over each
 * file's path, size and time of writing. Nothing is read, so that it costs milliseconds.
 * @param {string} root the folder of the checkout
 * @returns {string}
 */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) add(hash, root, source);
  return hash.digest('hex').slice(0, 16);
}

function add(hash, root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats?.isFile()) hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
  if (!stats?.isDirectory()) return;
  const inside = readdirSync(join(root, path), { withFileTypes: true });
  for (const { name } of inside.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!/[.]test[.]tsx?$/.test(name)) add(hash, root, `${path}/${name}`);
}
