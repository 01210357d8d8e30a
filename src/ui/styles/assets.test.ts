import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAssets, CSS_BUDGET } from '../../../scripts/build-assets.mjs';

let folder = '';
let manifest: Awaited<ReturnType<typeof buildAssets>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-assets-'));
  await writeFile(join(folder, 'kith.0123456789ab.css'), 'from an earlier build');
  await writeFile(join(folder, 'notes.txt'), 'somebody else’s');
  manifest = await buildAssets(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the manifest names what was written, and an earlier build is gone', async () => {
  expect(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).toEqual(manifest);
  expect((await readdir(folder)).sort()).toEqual(
    [...Object.values(manifest), 'manifest.json', 'notes.txt'].sort(),
  );
});

test('the same sources give the same names', async () => {
  expect(await buildAssets(folder)).toEqual(manifest);
});

test('the style sheet keeps its budget, and asks nobody for anything', async () => {
  const css = await readFile(join(folder, manifest.css), 'utf8');
  expect(Buffer.byteLength(css)).toBeLessThan(CSS_BUDGET);
  expect(css).not.toMatch(/url\(|@import|@font-face|GDS Transport/);
});

test('the script asks nobody for anything and needs no eval', async () => {
  const js = await readFile(join(folder, manifest.js), 'utf8');
  expect(js).not.toMatch(/\beval\(|new Function|https?:\/\/(?!www\.w3\.org)/);
});
