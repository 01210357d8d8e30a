import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packsFolder, readAllPacks } from '#cli/read-packs.ts';

/** Milliseconds until every pack is ready. */
export type Loading = {
  readonly packs: number;
  readonly clauses: number;
  /** The first time in a process: read, checked in full, and compiled while nothing is warm. */
  readonly cold: number;
  /** Read and checked in full once the code is warm: the middle of five. */
  readonly checked: number;
  /** Read from what was checked before: the middle of five. */
  readonly kept: number;
};

/** Loads and checks all packs. Call it first in its process, or `cold` is not. */
export async function benchLoading(): Promise<Loading> {
  const keptIn = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  try {
    const timed = async (folder?: string): Promise<number> => {
      const began = performance.now();
      await readAllPacks(packsFolder(), folder);
      return performance.now() - began;
    };
    const cold = await timed();
    const packs = await readAllPacks(packsFolder(), keptIn);
    const middle = async (folder?: string): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) times.push(await timed(folder));
      return times.sort((a, b) => a - b)[2] ?? Number.NaN;
    };
    return {
      packs: packs.length,
      clauses: packs.reduce((sum, { data }) => sum + data.clauses.length, 0),
      cold,
      checked: await middle(),
      kept: await middle(keptIn),
    };
  } finally {
    rmSync(keptIn, { recursive: true, force: true });
  }
}

/** As lines to read. */
export function loadingInWords({ packs, clauses, cold, checked, kept }: Loading): string {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return [
    `Loading ${packs} packs of ${clauses.toLocaleString('en-GB')} clauses`,
    `read and checked, first in its process: ${ms(cold)} · once warm: ${ms(checked)} · checked before: ${ms(kept)}`,
  ].join('\n');
}

if (import.meta.filename === process.argv[1]) console.log(loadingInWords(await benchLoading()));
