import { table } from '../report.ts';
import type { LoadResult, LoadRow } from './bench.ts';

/** Within how many milliseconds 95 of 100 are to be answered. */
const AIM = 300;
const count = (number: number): string => Math.round(number).toLocaleString('en-GB');

/** The result as lines to read. */
export function loadInWords(result: LoadResult): string {
  const { loaded, rows, memory } = result;
  const [first, last] = [memory[0], memory.at(-1)];
  const mb = (number: number | undefined) => `${count(number ?? Number.NaN)} MB`;
  const most = (of: 'rss' | 'postgres') => mb(Math.max(...memory.map((each) => each[of])));
  const slow = rows.filter((row) => row.p95 > AIM);
  return [
    `${count(result.homes)} homes, ten years: loaded in ${count(result.loadingSeconds)} s`,
    `  ${count(loaded.allEvents)} events, ${count(loaded.duties)} duties, ${count(loaded.openDuties)} of them open, ` +
      `${count(loaded.auditEntries)} audit entries, ${count(result.people)} people, ${count(result.childrenEver)} children`,
    table([['', 'who asks', 'at once', 'answered', 'p50 ms', 'p95 ms', `p95 ≤ ${AIM}`], ...rows.map(lineOf)]),
    `${slow.length === 0 ? 'all' : `${rows.length - slow.length} of ${rows.length}`} within ${AIM} ms at p95`,
    `memory over ${count(last?.minute ?? 0)} minutes and ${count(result.watched)} requests: Kith ${mb(first?.rss)} at first, ` +
      `${mb(last?.rss)} at the end, ${most('rss')} at most; its heap in use ${mb(first?.inUse)} and ${mb(last?.inUse)}; ` +
      `PostgreSQL ${mb(first?.postgres)}, ${mb(last?.postgres)}, ${most('postgres')} at most`,
    ...memory.map(
      (each) =>
        `  minute ${each.minute.toFixed(1)}: Kith ${mb(each.rss)}, heap ${mb(each.heap)}, PostgreSQL ${mb(each.postgres)}`,
    ),
  ].join('\n');
}

const lineOf = (row: LoadRow): readonly string[] => [
  row.page,
  row.reader,
  String(row.atOnce),
  count(row.answered),
  row.p50.toFixed(1),
  row.p95.toFixed(1),
  row.p95 <= AIM ? 'met' : 'not met',
];
