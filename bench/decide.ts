import { readAllPacks } from '#cli/read-packs.ts';
import type { DecideRow } from './decide/bench.ts';
import { benchDecideWith } from './decide/bench.ts';
import type { EachType } from './decide/each-type.ts';
import { benchEachType } from './decide/each-type.ts';
import { table } from './report.ts';

/** Decisions with every pack that comes with Kith: next to json-rules-engine on the same rules, and type by type. */
export async function benchDecide(): Promise<{ rows: DecideRow[]; each: EachType }> {
  const packs = await readAllPacks();
  return { rows: await benchDecideWith(packs), each: benchEachType(packs) };
}

/** The rows as lines to read. */
export function decideInWords({
  rows,
  each,
}: {
  readonly rows: readonly DecideRow[];
  each: EachType;
}): string {
  const width = Math.max(...rows.map((row) => row.name.length));
  const lines = rows.map(({ name, eventsPerSecond, ratio }) => {
    const speed = eventsPerSecond.toLocaleString('en-GB').padStart(10);
    const times = ratio === 1 ? '' : `   Kith ${(1 / ratio).toFixed(1)} times as fast`;
    return `${name.padEnd(width)} ${speed} events a second${times}`;
  });
  return [
    `Deciding with all ${each.packs} packs (equal answers asserted on 400 events)`,
    ...lines,
    '',
    ...eachTypeInWords(each),
  ].join('\n');
}

function eachTypeInWords({ rows, p50, p95, eventsPerSecond, eventsPerSecondOfTwo }: EachType): string[] {
  const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
  return [
    `Every event type: p50 ${whole(p50)} µs, p95 ${whole(p95)} µs · ${whole(eventsPerSecond)} events a second; ` +
      `with two packs ${whole(eventsPerSecondOfTwo)}, ${(eventsPerSecondOfTwo / eventsPerSecond).toFixed(1)}×`,
    table([
      ['microseconds', 'p50', 'p95', 'p50 with two packs'],
      ...rows.map((row) => [row.type, whole(row.p50), whole(row.p95), whole(row.p50OfTwo)]),
    ]),
  ];
}

if (import.meta.filename === process.argv[1]) console.log(decideInWords(await benchDecide()));
