import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** How many requirements each chapter of OWASP ASVS 5.0.0 has at levels 1 and 2. */
const AT_LEVELS_1_AND_2: Readonly<Record<string, number>> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};
/** Those of level 3 that Kith holds to as well. */
const LEVEL_3 = [
  '1.2.10',
  '1.3.12',
  '2.3.5',
  '6.3.8',
  '6.7.2',
  '7.5.3',
  '8.2.4',
  '8.3.2',
  '8.3.3',
  '8.4.2',
  '14.2.6',
  '14.2.7',
  '14.2.8',
  '16.5.4',
];

const STANDS = ['Tested', 'By design', 'Not here', 'Whoever runs it', 'Open'];

type Row = {
  readonly id: string;
  readonly level: string;
  readonly asks: string;
  readonly stands: string;
  readonly where: string;
};

const rows: readonly Row[] = readFileSync('docs/asvs.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [id = '', level = '', asks = '', stands = '', ...where] = line.slice(2, -2).split(' | ');
    return { id, level, asks, stands, where: where.join(' | ') };
  });

describe('docs/asvs.md', () => {
  test('has every requirement of levels 1 and 2 once, and those of level 3', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const counted: Record<string, number> = {};
    for (const { id } of rows.filter(({ level }) => level !== '3')) {
      const chapter = id.split('.', 1)[0] ?? '';
      counted[chapter] = (counted[chapter] ?? 0) + 1;
    }
    expect(counted).toEqual(AT_LEVELS_1_AND_2);
    expect(Object.values(counted).reduce((sum, each) => sum + each, 0)).toBe(253);
    expect(rows.filter(({ level }) => level === '3').map(({ id }) => id)).toEqual(LEVEL_3);
  });

  test.each(rows.filter(({ stands }) => stands === 'Tested'))('$id names a test that is there', ({
    where,
  }) => {
    const named = [...where.matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)];
    expect(named.length).toBeGreaterThan(0);
    const gone = named.filter(
      ([, file = '', words = '']) => !existsSync(file) || !readFileSync(file, 'utf8').includes(words),
    );
    expect(gone.map(([all]) => all)).toEqual([]);
  });

  test('a test that says that it is about a requirement stands in its row', () => {
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.test\.tsx?$/.test(file))
        .map((file) => `${folder}/${file}`),
    );
    const untold = files
      .filter((file) => file !== 'test/house/asvs.test.ts')
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/ASVS ((?:\d+\.\d+\.\d+(?:, )?)+)/g)].flatMap(
          ([, ids = '']) =>
            ids
              .split(', ')
              .filter((id) => id !== '')
              .filter(
                (id) =>
                  !rows.some((row) => row.id === id && (row.stands === 'Tested' || row.where.includes(file))),
              )
              .map((id) => `${id} ${file}`),
        ),
      );
    expect([...new Set(untold)]).toEqual([]);
  });

  test('says of everything else why, and names no file that is not there', () => {
    const wrong = rows.flatMap(({ id, stands, where }) => [
      ...(STANDS.includes(stands) ? [] : [`${id}: ${stands}`]),
      ...(where.length > 8 ? [] : [`${id}: no reason`]),
      ...[...where.matchAll(/(?:src|test|docs|db)\/[\w./-]+[\w]/g)]
        .filter(([file]) => !existsSync(file))
        .map(([file]) => `${id}: ${file}`),
    ]);
    expect(wrong).toEqual([]);
  });

  test('adds up as its head says', () => {
    const of = (stands: string) => rows.filter((row) => row.stands === stands).length;
    expect(readFileSync('docs/asvs.md', 'utf8')).toContain(
      `${of('Tested')} tested · ${of('By design')} by design · ${of('Not here')} not here · ${of('Whoever runs it')} for whoever runs it · ${of('Open')} open.`,
    );
  });
});
