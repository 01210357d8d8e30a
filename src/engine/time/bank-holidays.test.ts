import { describe, expect, test } from 'vitest';
import { instant } from '#kernel/instant.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import { bankHolidayInWords, coverageEnds, coverageWarning, ENGLAND_AND_WALES } from './bank-holidays.ts';

const at = (text: string) => instant(Date.parse(text));

test('every date exists, and they are in order', () => {
  const dates = ENGLAND_AND_WALES.days.map((day) => day.date);
  expect(dates.filter((date) => parsePlainDate(date) === undefined)).toEqual([]);
  expect(dates).toEqual([...new Set(dates)].sort());
});

test.each([
  ['2015-12-28', 'Boxing Day (substitute day)'],
  ['2016-12-27', 'Christmas Day (substitute day)'],
  ['2020-05-08', 'Early May bank holiday, moved for the 75th anniversary of VE Day'],
  ['2021-12-27', 'Christmas Day (substitute day)'],
  ['2021-12-28', 'Boxing Day (substitute day)'],
  ['2022-01-03', 'New Year’s Day (substitute day)'],
  ['2022-06-02', 'Spring bank holiday, moved for the Platinum Jubilee'],
  ['2022-06-03', 'Platinum Jubilee bank holiday'],
  ['2022-09-19', 'Bank holiday for the State Funeral of Queen Elizabeth II'],
  ['2023-05-08', 'Bank holiday for the Coronation of King Charles III'],
  ['2026-04-03', 'Good Friday'],
  ['2028-01-03', 'New Year’s Day (substitute day)'],
])('%s is %s', (date, name) => {
  expect(ENGLAND_AND_WALES.days.find((day) => day.date === date)?.name).toBe(name);
});

test.each(['2020-05-04', '2022-05-30'])('%s was a working day', (date) => {
  expect(ENGLAND_AND_WALES.days.some((day) => day.date === date)).toBe(false);
});

test.each([
  ['2026-12-25', 'Christmas Day'],
  ['2026-12-28', 'the Boxing Day substitute'],
  ['2026-08-31', 'the Summer bank holiday'],
  ['2022-09-19', 'the bank holiday for the State Funeral of Queen Elizabeth II'],
])('%s in a sentence is %s', (date, words) => {
  const holiday = ENGLAND_AND_WALES.days.find((day) => day.date === date);
  expect(holiday && bankHolidayInWords(holiday)).toBe(words);
});

describe('coverage', () => {
  test('ends with 2030', () => {
    expect(coverageEnds()).toBe('2030-12-31');
  });

  test('a warning only in its last six months, and after', () => {
    expect(coverageWarning(at('2026-11-21T12:00:00Z'))).toBeUndefined();
    expect(coverageWarning(at('2030-06-30T22:59:59Z'))).toBeUndefined();
    const warning =
      'Bank holidays are known up to Tuesday 31 December 2030. Update Kith: due times after that day may be wrong.';
    expect(coverageWarning(at('2030-06-30T23:00:00Z'))).toBe(warning);
    expect(coverageWarning(at('2031-02-01T12:00:00Z'))).toBe(warning);
  });
});
