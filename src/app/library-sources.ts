import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clausesByScenario } from '#cli/clauses-proved.ts';
import { packageRoot } from '#cli/package-root.ts';
import { packsFolder, packTexts } from '#cli/read-packs.ts';
import { readScreens } from '#engine/loader.ts';
import type { Guidance } from '#engine/read-guidance.ts';
import { readGuidance } from '#engine/read-guidance.ts';
import { capital } from '#kernel/fill-words.ts';
import type { Sources } from '#slices/library/index.ts';

/**
 * What the library is made of beside the packs: the register of screens, the worked scenarios and the guidance that came
 * with Kith.
 */
export function librarySources(): Sources {
  const root = packsFolder();
  return {
    screens: readScreens(readFileSync(join(root, 'screens.yaml'), 'utf8')),
    scenarios: scenariosByClause(root),
    guidance: guidanceIn(join(packageRoot(), 'library')),
  };
}

/** Kith's own pages; none where the folder did not come along. A page that cannot be read is a fault of the release. */
export function guidanceIn(folder: string): Guidance {
  if (!existsSync(folder)) return { harms: [], tools: [], law: [], synonyms: [] };
  const read = readGuidance(packTexts(folder));
  if (read.ok) return read.value;
  const lines = read.error.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
  throw new Error(`The guidance in ${folder} cannot be read:\n${lines.join('\n')}`);
}

/** "Phone taken on a friday evening", from "sit-phone-taken-on-a-friday-evening". */
function exampleInWords(name: string): string {
  const words = name.replace(/^[a-z]{2,5}-/, '').replaceAll('-', ' ');
  return capital(words);
}

/** Worked scenarios by the clauses that their expectations name. */
function scenariosByClause(root: string): ReadonlyMap<string, readonly string[]> {
  const proves = new Map<string, string[]>();
  for (const [name, clauses] of clausesByScenario(root)) {
    for (const clause of new Set(clauses)) {
      proves.set(clause, [...(proves.get(clause) ?? []), exampleInWords(name)]);
    }
  }
  return proves;
}
