import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets } from '#ui/layout/chrome.ts';

/** Addresses of the built styles, script and icon, from the manifest that the build left beside them. */
export function readAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Assets;
  const at = (file: string) => `/assets/${file}`;
  return { css: at(manifest.css), js: at(manifest.js), favicon: at(manifest.favicon) };
}
