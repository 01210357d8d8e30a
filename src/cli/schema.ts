import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '#engine/json-schemas.ts';
import type { Outcome } from './outcome.ts';
import { bad, good } from './outcome.ts';
import { packsFolder } from './read-packs.ts';

/** kith schema: writes the JSON Schemas of the pack files, from which an editor completes and checks them. */
export async function schema(words: readonly string[]): Promise<Outcome> {
  if (words.length > 0) return bad(`schema: ${words[0]} is one word too many`);
  const folder = join(packsFolder(), 'schema');
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(jsonSchemas());
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return good(files.map(([name]) => `packs/schema/${name}\n`).join(''));
}
