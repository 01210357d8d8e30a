import { expect, test } from 'vitest';
import { table, webInWords } from './report.ts';
import type { WebRow } from './web/bench.ts';

const row = (events: number, bare: number, slowerThanShortest: number): WebRow => ({
  job: 'home',
  events,
  connections: 1,
  speeds: {
    kith: { perSecond: 100, p95: 12 },
    bare: { perSecond: 100 * bare, p95: 4 },
    same: { perSecond: 150, p95: 8 },
  },
  timesKith: { bare, same: 1.5 },
  slowerThanShortest,
});

const report = (...rows: WebRow[]): string =>
  webInWords('Pages', {
    rows,
    loaded: [],
    statements: { home: 18, chronology: 13, record: 20 },
    pgbench: [],
  });

test('a ratio beyond the aim is said to be not met, one at it is met', () => {
  const lines = report(row(10_000, 4, 1), row(100_000, 4.01, 1.31)).split('\n');
  expect(lines.filter((line) => line.startsWith('my home')).map((line) => line.split('  ').at(-1))).toEqual([
    '≤ 4× met',
    '≤ 4× not met',
    'my home, a page, 1 at once: 1.31× as slow at 100,000 events (aim ≤ 1.3× not met)',
  ]);
});

test('cells stand under one another, the first column to the left', () => {
  expect(
    table([
      ['', 'bare'],
      ['a child’s page', '4'],
    ]),
  ).toBe('                bare\na child’s page     4');
});
