import { readAllPacks } from '#cli/read-packs.ts';
import type { DecideRow } from './decide/bench.ts';
import { benchDecideWith } from './decide/bench.ts';

/** Decisions a second with every pack that comes with Kith, next to json-rules-engine on the same rules. */
export async function benchDecide(): Promise<DecideRow[]> {
  return benchDecideWith(await readAllPacks());
}

/** The rows as lines to read. */
export function decideInWords(rows: readonly DecideRow[]): string {
  const width = Math.max(...rows.map((row) => row.name.length));
  const lines = rows.map(({ name, eventsPerSecond, ratio }) => {
    const speed = eventsPerSecond.toLocaleString('en-GB').padStart(10);
    const times = ratio === 1 ? '' : `   Kith ${(1 / ratio).toFixed(1)} times as fast`;
    return `${name.padEnd(width)} ${speed} events a second${times}`;
  });
  return ['Deciding with both packs (equal answers asserted on 400 events)', ...lines].join('\n');
}

if (import.meta.filename === process.argv[1]) console.log(decideInWords(await benchDecide()));
