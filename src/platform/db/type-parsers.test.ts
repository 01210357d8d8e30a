import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { parseInt8, parseTimestamptz } from './type-parsers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const value = async (expression: string): Promise<unknown> =>
  (await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db)).rows[0]?.value;

test.each([
  [`date '2026-06-21'`, '2026-06-21'],
  [`array[date '2026-06-21', null]`, ['2026-06-21', null]],
  [`9007199254740991::int8`, 9_007_199_254_740_991],
  [`array[-1, null]::int8[]`, [-1, null]],
  [`(select count(*) from generate_series(1, 3))`, 3],
  [`timestamptz '2026-06-21 12:00:00+01'`, Date.UTC(2026, 5, 21, 11)],
  [`timestamptz '2026-06-21 12:00:00.123999+00'`, Date.UTC(2026, 5, 21, 12, 0, 0, 123)],
  [`timestamptz '0001-01-01 00:00:00+00'`, Date.parse('0001-01-01T00:00:00Z')],
  [`array[timestamptz '2026-06-21 12:00:00.5+00', null]`, [Date.UTC(2026, 5, 21, 12, 0, 0, 500), null]],
  [`'{}'::timestamptz[]`, []],
  [`timestamp '2026-06-21 12:00:00'`, '2026-06-21 12:00:00'],
  [`interval '1 day 02:00'`, 'P1DT2H'],
  [`'{"a": [1]}'::jsonb`, { a: [1] }],
  [`null::date`, null],
  [`true`, true],
  [`2.50::numeric`, '2.50'],
])('%s', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});

test('a moment goes in as a Date and comes out as the same millisecond, on either side of a clock change', async () => {
  for (const moment of [
    Date.UTC(2026, 9, 25, 0, 59, 59, 999),
    Date.UTC(2026, 9, 25, 1),
    Date.UTC(1950, 6, 1),
  ]) {
    const { rows } = await sql<{ at: number }>`select ${new Date(moment)}::timestamptz as at`.execute(
      database.db,
    );
    expect(rows[0]?.at).toBe(moment);
  }
});

describe('refuses what it could only get wrong', () => {
  test.each(['9007199254740992', '-9223372036854775808'])('int8 %s', (text) => {
    expect(() => parseInt8(text)).toThrow(RangeError);
  });

  test.each([
    'infinity',
    '-infinity',
    '0044-03-15 12:00:00+00 BC',
    '2026-06-21 12:00:00+01',
  ])('timestamptz %s', (text) => {
    expect(() => parseTimestamptz(text)).toThrow(RangeError);
  });
});
