import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauseTable } from '#engine/clause-table.ts';
import { readScreens } from '#engine/loader.ts';
import type { PackData } from '#engine/pack.ts';
import { packInWords, sourcesInWords } from './clauses-in-words.ts';
import type { Proofs } from './clauses-proved.ts';
import { clausesProved } from './clauses-proved.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import { packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';

/**
 * kith clauses: for each pack which clauses are met, by what, which of them a scenario or a test proves, and which are
 * open; exit 1 on a reference that leads nowhere.
 */
export async function clauses(words: readonly string[]): Promise<Outcome> {
  if (words.length > 0) return bad(`clauses: ${words[0]} is one word too many`);
  const root = packsFolder();
  const screens = readScreens(readFileSync(join(root, 'screens.yaml'), 'utf8'));
  const proofs = clausesProved(root);
  const results = await Promise.all(packFolders(root).map((folder) => readPack(root, folder)));
  const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
  const packs = results
    .flatMap((result) => (result.ok ? [result.value.data] : []))
    .map((pack) => ({ pack, standings: clauseTable(pack, screens) }));
  const dead = deadReferences(
    proofs,
    packs.map(({ pack }) => pack),
  );
  const table = [...packs.map((each) => packInWords(each, proofs)), sourcesInWords(packs, proofs)].join('\n');
  const problems = [...(refused.length > 0 ? [refusalInWords(root, refused)] : []), ...dead];
  return problems.length > 0 ? found(table, problems.join('\n')) : good(table);
}

/** Clauses that a scenario or a test names and no pack has, though their prefix is a pack's. */
export function deadReferences(
  proofs: Proofs,
  packs: readonly Pick<PackData, 'meta' | 'clauses'>[],
): readonly string[] {
  const known = new Set(packs.flatMap((pack) => pack.clauses.map(({ id }) => id)));
  const prefixes = packs.map((pack) => `${pack.meta['clause-prefix']}-`);
  return [...proofs]
    .filter(([id]) => prefixes.some((prefix) => id.startsWith(prefix)) && !known.has(id))
    .map(([id, by]) => `${by.join(', ')}: there is no clause ${id}`);
}
