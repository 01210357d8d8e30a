import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClauseStanding } from '#engine/clause-table.ts';
import { clauseTable } from '#engine/clause-table.ts';
import { readScreens } from '#engine/loader.ts';
import type { PackData } from '#engine/pack.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import { packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';
import { clausesProved } from './read-scenarios.ts';

/** kith clauses: for each pack which clauses are met, by what, and which are not; exit 1 on a reference that leads nowhere. */
export async function clauses(words: readonly string[]): Promise<Outcome> {
  if (words.length > 0) return bad(`clauses: ${words[0]} is one word too many`);
  const root = packsFolder();
  const screens = readScreens(readFileSync(join(root, 'screens.yaml'), 'utf8'));
  const proved = clausesProved(root);
  const results = await Promise.all(packFolders(root).map((folder) => readPack(root, folder)));
  const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
  const packs = results.flatMap((result) => (result.ok ? [result.value.data] : []));
  const known = new Set(packs.flatMap((pack) => pack.clauses.map(({ id }) => id)));
  const prefixes = packs.map((pack) => `${pack.meta['clause-prefix']}-`);
  const dead = [...proved]
    .filter((id) => prefixes.some((prefix) => id.startsWith(prefix)) && !known.has(id))
    .map((id) => `scenarios: there is no clause ${id}`);
  const table = packs.map((pack) => packTable(pack, clauseTable(pack, screens), proved)).join('\n');
  const problems = [...(refused.length > 0 ? [refusalInWords(root, refused)] : []), ...dead];
  return problems.length > 0 ? found(table, problems.join('\n')) : good(table);
}

function packTable(
  pack: PackData,
  standings: readonly ClauseStanding[],
  proved: ReadonlySet<string>,
): string {
  const rows = (['core', 'supporting', 'context'] as const).map((weight) => {
    const of = standings.filter(({ clause }) => clause.weight === weight);
    const count = (state: ClauseStanding['state']) => of.filter((each) => each.state === state).length;
    const shown = of.filter(({ clause }) => proved.has(clause.id)).length;
    return [weight, of.length, count('met'), count('waiting'), count('cannot'), count('unmet'), shown];
  });
  const head = ['weight', 'clauses', 'met now', 'waiting', 'cannot', 'unmet', 'shown by a scenario'];
  const core = standings.filter(({ clause }) => clause.weight === 'core');
  const waiting = new Map<string, string[]>();
  for (const { state, clause, waitsFor } of core) {
    if (state !== 'waiting') continue;
    for (const screen of waitsFor) waiting.set(screen, [...(waiting.get(screen) ?? []), clause.id]);
  }
  const lines = [
    `${pack.meta.title} (${pack.meta.id} ${pack.meta.version})`,
    ...columns([head, ...rows]),
    ...[...waiting]
      .sort()
      .map(([screen, ids]) => `  core, waiting for ${screen} (planned): ${ids.join(', ')}`),
    ...core
      .filter(({ state }) => state === 'cannot')
      .map(({ clause }) => `  core, beyond software: ${clause.id}: ${clause.cannot}`),
  ];
  const unmet = core.filter(({ state }) => state === 'unmet').map(({ clause }) => clause.id);
  if (unmet.length > 0) lines.push(`  core, unmet: ${unmet.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0),
    );
    return `  ${cells.join('  ')}`;
  });
}
