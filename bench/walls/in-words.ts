import { table } from '../report.ts';
import { SIDES, type Side, type WallRow } from './bench.ts';

/** The most that the three walls together may cost, as a ratio of medians. */
const AIM = 1.5;
const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** The rows as lines to read. */
export function wallsInWords(rows: readonly WallRow[]): string {
  const off = SIDES.filter((side) => side !== 'all on');
  const head = ['', 'at once', 'p50 ms', 'p95 ms', ...off.flatMap((side) => [`p50 ${side}`, 'p95'])];
  const cells = (row: WallRow, side: Side) => [times(row.costs50[side]), times(row.costs95[side])];
  const most = Math.max(...rows.map((row) => row.costs50['without any']));
  return [
    'What the walls cost: the time with all of them over the time without, asked by turns',
    table([
      head,
      ...rows.map((row) => [
        row.page,
        String(row.connections),
        row.p50['all on'].toFixed(1),
        row.p95['all on'].toFixed(1),
        ...off.flatMap((side) => cells(row, side)),
      ]),
    ]),
    `the three together cost at most ${times(most)}; under ${AIM}×: ${most < AIM ? 'met' : 'not met'}`,
  ].join('\n');
}
