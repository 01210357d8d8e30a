import type { KillResult } from './kill.ts';
import type { KillAppResult } from './kill-app.ts';
import type { StartUp } from './start-up.ts';
import type { WebResult, WebRow } from './web/bench.ts';
import type { Job } from './web/requests.ts';

const JOB_WORDS: Readonly<Record<Job, string>> = {
  home: 'my home, a page',
  chronology: 'a child’s chronology of 60, a page',
  record: 'record an event with its duties, durably',
};

/** How many times as fast the bare twin may be. */
const AIM: Readonly<Record<Job, number>> = { home: 4, chronology: 4, record: 3 };
const AIM_OF_LENGTH = 1.3;

const count = (number: number): string => Math.round(number).toLocaleString('en-GB');
const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** Columns as wide as their widest cell, all but the first to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const padded = (cell: string, column: number) => {
    const gap = ' '.repeat((widths[column] ?? 0) - cell.length);
    return column === 0 ? cell + gap : gap + cell;
  };
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}

/** The pages and the record, next to bare Fastify and pg. */
export function webInWords(title: string, { rows, loaded, statements, pgbench }: WebResult): string {
  const head = [
    '',
    'events',
    'at once',
    'Kith/s',
    'p95 ms',
    'bare/s',
    'p95 ms',
    'bare is',
    'same SQL is',
    'aim',
  ];
  const lines = rows.map((row) => [
    JOB_WORDS[row.job],
    count(row.events),
    String(row.connections),
    count(row.speeds.kith.perSecond),
    row.speeds.kith.p95.toFixed(1),
    count(row.speeds.bare.perSecond),
    row.speeds.bare.p95.toFixed(1),
    times(row.timesKith.bare),
    times(row.timesKith.same),
    `≤ ${AIM[row.job]}× ${row.timesKith.bare <= AIM[row.job] ? 'met' : 'not met'}`,
  ]);
  const longer = rows.filter((row) => row.events !== rows[0]?.events).map(lengthInWords);
  return [
    title,
    ...loaded.map(
      (each) =>
        `  loaded: ${count(each.events)} events with ${count(each.duties)} duties, ${count(each.openDuties)} of them open; ` +
        `${count(each.allEvents)} entries with those that close a duty; ${count(each.auditEntries)} audit entries`,
    ),
    `  statements a request: ${Object.entries(statements)
      .map(([job, number]) => `${job} ${number}`)
      .join(', ')}`,
    table([head, ...lines]),
    ...longer,
    ...pgbench.map(
      ({ script, connections, perSecond }) =>
        `pgbench ${script}, ${connections} at once: ${count(perSecond)} a second`,
    ),
  ].join('\n');
}

function lengthInWords({ job, connections, events, slowerThanShortest }: WebRow): string {
  const aim = slowerThanShortest <= AIM_OF_LENGTH ? 'met' : 'not met';
  return `${JOB_WORDS[job]}, ${connections} at once: ${times(slowerThanShortest)} as slow at ${count(events)} events (aim ≤ ${AIM_OF_LENGTH}× ${aim})`;
}

const range = (numbers: readonly number[]): string =>
  `${count(Math.min(...numbers))} to ${count(Math.max(...numbers))} ms`;

/** The kills of a small writer, of PostgreSQL, and of Kith itself under people who record. */
export function killInWords(
  writer: { readonly durable: KillResult; readonly control: KillResult; readonly blind: boolean },
  app: KillAppResult,
): string {
  const { durable, control, blind } = writer;
  return [
    'Killed with kill -9 under eight writers',
    `writer, PostgreSQL or both: ${durable.rounds} rounds, ${count(durable.acknowledged)} acknowledged, ${durable.lost} lost; up again in ${range(durable.restartMs)}`,
    blind
      ? 'control with synchronous_commit=off lost nothing: THE TEST IS BLIND HERE'
      : `control with synchronous_commit=off: ${control.lost} of ${count(control.acknowledged)} lost, so the test can see`,
    `Kith itself, every other time with its PostgreSQL: ${app.rounds} rounds, ${count(app.acknowledged)} records saved, ${app.lost} lost or incomplete` +
      (app.restartMs.length > 0 ? `; up again in ${range(app.restartMs)}` : ''),
  ].join('\n');
}

/** From `npm start` to a page, and what lies in memory at rest. */
export function startUpInWords({ coldMs, warmMs, kithMb, postgresMb }: StartUp): string {
  return [
    'From npm start to the first page, and memory at rest',
    `empty data folder ${count(coldMs)} ms, again ${count(warmMs)} ms; Kith ${count(kithMb)} MB, PostgreSQL ${count(postgresMb)} MB`,
  ].join('\n');
}
