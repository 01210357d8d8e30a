import type { DayNumber } from '#kernel/day-number.ts';
import { addMonths, dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** A day that is not a working day though it is Monday to Friday. */
export type BankHoliday = {
  readonly date: PlainDate;
  /** "Boxing Day (substitute day)" */
  readonly name: string;
};

/** What is known of bank holidays, in the order of their dates. */
export type BankHolidays = {
  /** First and last day between which every bank holiday is known. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Days after `to` are those that the law fixes already; others may yet be proclaimed. */
  readonly days: readonly BankHoliday[];
};

const on = (date: string, name: string): BankHoliday => ({ date: date as PlainDate, name });

/**
 * England and Wales 2015 to 2030: Banking and Financial Dealings Act 1971, Schedule 1, the common-law holidays
 * (Good Friday, Christmas Day), and the days given or moved by royal proclamation. Those of 2031 are there for a clock that
 * runs over the end of 2030.
 */
export const ENGLAND_AND_WALES: BankHolidays = {
  from: '2015-01-01' as PlainDate,
  to: '2030-12-31' as PlainDate,
  days: [
    on('2015-01-01', 'New Year’s Day'),
    on('2015-04-03', 'Good Friday'),
    on('2015-04-06', 'Easter Monday'),
    on('2015-05-04', 'Early May bank holiday'),
    on('2015-05-25', 'Spring bank holiday'),
    on('2015-08-31', 'Summer bank holiday'),
    on('2015-12-25', 'Christmas Day'),
    on('2015-12-28', 'Boxing Day (substitute day)'),
    on('2016-01-01', 'New Year’s Day'),
    on('2016-03-25', 'Good Friday'),
    on('2016-03-28', 'Easter Monday'),
    on('2016-05-02', 'Early May bank holiday'),
    on('2016-05-30', 'Spring bank holiday'),
    on('2016-08-29', 'Summer bank holiday'),
    on('2016-12-26', 'Boxing Day'),
    on('2016-12-27', 'Christmas Day (substitute day)'),
    on('2017-01-02', 'New Year’s Day (substitute day)'),
    on('2017-04-14', 'Good Friday'),
    on('2017-04-17', 'Easter Monday'),
    on('2017-05-01', 'Early May bank holiday'),
    on('2017-05-29', 'Spring bank holiday'),
    on('2017-08-28', 'Summer bank holiday'),
    on('2017-12-25', 'Christmas Day'),
    on('2017-12-26', 'Boxing Day'),
    on('2018-01-01', 'New Year’s Day'),
    on('2018-03-30', 'Good Friday'),
    on('2018-04-02', 'Easter Monday'),
    on('2018-05-07', 'Early May bank holiday'),
    on('2018-05-28', 'Spring bank holiday'),
    on('2018-08-27', 'Summer bank holiday'),
    on('2018-12-25', 'Christmas Day'),
    on('2018-12-26', 'Boxing Day'),
    on('2019-01-01', 'New Year’s Day'),
    on('2019-04-19', 'Good Friday'),
    on('2019-04-22', 'Easter Monday'),
    on('2019-05-06', 'Early May bank holiday'),
    on('2019-05-27', 'Spring bank holiday'),
    on('2019-08-26', 'Summer bank holiday'),
    on('2019-12-25', 'Christmas Day'),
    on('2019-12-26', 'Boxing Day'),
    on('2020-01-01', 'New Year’s Day'),
    on('2020-04-10', 'Good Friday'),
    on('2020-04-13', 'Easter Monday'),
    on('2020-05-08', 'Early May bank holiday, moved for the 75th anniversary of VE Day'),
    on('2020-05-25', 'Spring bank holiday'),
    on('2020-08-31', 'Summer bank holiday'),
    on('2020-12-25', 'Christmas Day'),
    on('2020-12-28', 'Boxing Day (substitute day)'),
    on('2021-01-01', 'New Year’s Day'),
    on('2021-04-02', 'Good Friday'),
    on('2021-04-05', 'Easter Monday'),
    on('2021-05-03', 'Early May bank holiday'),
    on('2021-05-31', 'Spring bank holiday'),
    on('2021-08-30', 'Summer bank holiday'),
    on('2021-12-27', 'Christmas Day (substitute day)'),
    on('2021-12-28', 'Boxing Day (substitute day)'),
    on('2022-01-03', 'New Year’s Day (substitute day)'),
    on('2022-04-15', 'Good Friday'),
    on('2022-04-18', 'Easter Monday'),
    on('2022-05-02', 'Early May bank holiday'),
    on('2022-06-02', 'Spring bank holiday, moved for the Platinum Jubilee'),
    on('2022-06-03', 'Platinum Jubilee bank holiday'),
    on('2022-08-29', 'Summer bank holiday'),
    on('2022-09-19', 'Bank holiday for the State Funeral of Queen Elizabeth II'),
    on('2022-12-26', 'Boxing Day'),
    on('2022-12-27', 'Christmas Day (substitute day)'),
    on('2023-01-02', 'New Year’s Day (substitute day)'),
    on('2023-04-07', 'Good Friday'),
    on('2023-04-10', 'Easter Monday'),
    on('2023-05-01', 'Early May bank holiday'),
    on('2023-05-08', 'Bank holiday for the Coronation of King Charles III'),
    on('2023-05-29', 'Spring bank holiday'),
    on('2023-08-28', 'Summer bank holiday'),
    on('2023-12-25', 'Christmas Day'),
    on('2023-12-26', 'Boxing Day'),
    on('2024-01-01', 'New Year’s Day'),
    on('2024-03-29', 'Good Friday'),
    on('2024-04-01', 'Easter Monday'),
    on('2024-05-06', 'Early May bank holiday'),
    on('2024-05-27', 'Spring bank holiday'),
    on('2024-08-26', 'Summer bank holiday'),
    on('2024-12-25', 'Christmas Day'),
    on('2024-12-26', 'Boxing Day'),
    on('2025-01-01', 'New Year’s Day'),
    on('2025-04-18', 'Good Friday'),
    on('2025-04-21', 'Easter Monday'),
    on('2025-05-05', 'Early May bank holiday'),
    on('2025-05-26', 'Spring bank holiday'),
    on('2025-08-25', 'Summer bank holiday'),
    on('2025-12-25', 'Christmas Day'),
    on('2025-12-26', 'Boxing Day'),
    on('2026-01-01', 'New Year’s Day'),
    on('2026-04-03', 'Good Friday'),
    on('2026-04-06', 'Easter Monday'),
    on('2026-05-04', 'Early May bank holiday'),
    on('2026-05-25', 'Spring bank holiday'),
    on('2026-08-31', 'Summer bank holiday'),
    on('2026-12-25', 'Christmas Day'),
    on('2026-12-28', 'Boxing Day (substitute day)'),
    on('2027-01-01', 'New Year’s Day'),
    on('2027-03-26', 'Good Friday'),
    on('2027-03-29', 'Easter Monday'),
    on('2027-05-03', 'Early May bank holiday'),
    on('2027-05-31', 'Spring bank holiday'),
    on('2027-08-30', 'Summer bank holiday'),
    on('2027-12-27', 'Christmas Day (substitute day)'),
    on('2027-12-28', 'Boxing Day (substitute day)'),
    on('2028-01-03', 'New Year’s Day (substitute day)'),
    on('2028-04-14', 'Good Friday'),
    on('2028-04-17', 'Easter Monday'),
    on('2028-05-01', 'Early May bank holiday'),
    on('2028-05-29', 'Spring bank holiday'),
    on('2028-08-28', 'Summer bank holiday'),
    on('2028-12-25', 'Christmas Day'),
    on('2028-12-26', 'Boxing Day'),
    on('2029-01-01', 'New Year’s Day'),
    on('2029-03-30', 'Good Friday'),
    on('2029-04-02', 'Easter Monday'),
    on('2029-05-07', 'Early May bank holiday'),
    on('2029-05-28', 'Spring bank holiday'),
    on('2029-08-27', 'Summer bank holiday'),
    on('2029-12-25', 'Christmas Day'),
    on('2029-12-26', 'Boxing Day'),
    on('2030-01-01', 'New Year’s Day'),
    on('2030-04-19', 'Good Friday'),
    on('2030-04-22', 'Easter Monday'),
    on('2030-05-06', 'Early May bank holiday'),
    on('2030-05-27', 'Spring bank holiday'),
    on('2030-08-26', 'Summer bank holiday'),
    on('2030-12-25', 'Christmas Day'),
    on('2030-12-26', 'Boxing Day'),
    on('2031-01-01', 'New Year’s Day'),
    on('2031-04-11', 'Good Friday'),
    on('2031-04-14', 'Easter Monday'),
    on('2031-05-05', 'Early May bank holiday'),
    on('2031-05-26', 'Spring bank holiday'),
    on('2031-08-25', 'Summer bank holiday'),
    on('2031-12-25', 'Christmas Day'),
    on('2031-12-26', 'Boxing Day'),
  ],
};

/** "Christmas Day", "the Boxing Day substitute", "the Summer bank holiday": as it stands after "is". */
export function bankHolidayInWords(holiday: BankHoliday): string {
  const substitute = ' (substitute day)';
  if (holiday.name.endsWith(substitute)) return `the ${holiday.name.slice(0, -substitute.length)} substitute`;
  if (holiday.name.startsWith('Bank holiday')) return `the b${holiday.name.slice(1)}`;
  return holiday.name.includes('bank holiday') ? `the ${holiday.name}` : holiday.name;
}

/** The last day up to which bank holidays are known. */
export function coverageEnds(holidays: BankHolidays = ENGLAND_AND_WALES): PlainDate {
  return holidays.to;
}

/** A line for the answer's warnings once less than six months of known bank holidays are left. */
export function coverageWarning(
  now: Instant,
  holidays: BankHolidays = ENGLAND_AND_WALES,
): string | undefined {
  const end = dayNumberOf(holidays.to);
  if (addMonths(londonDay(now), 6) <= end) return undefined;
  return `Bank holidays are known up to ${dayInWords(end)}. Update Kith: due times after that day may be wrong.`;
}

/** What a due time outside the known bank holidays says of itself. */
export function outsideCoverage(from: DayNumber, to: DayNumber): string {
  return `Bank holidays are known from ${dayInWords(from)} to ${dayInWords(to)}: outside them this count may be wrong.`;
}
