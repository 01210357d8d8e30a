import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';

/** A length of time as people say it. Months, days and hours are kept apart: they are not multiples of each other. */
export type IsoDuration = {
  readonly months: number;
  readonly days: number;
  /** Hours and minutes, in milliseconds. */
  readonly ms: number;
};

const SHAPE = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** A century: a longer wait is a slip of the pen, and would leave the range of dates. */
const LONGEST_DAYS = 36_525;

/** Reads PT24H, P5D, P1M, P2W, P1DT12H. `undefined` when it is not such a text or is longer than a century. */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  const duration = {
    months: part(1) * 12 + part(2),
    days: part(3) * 7 + part(4),
    ms: part(5) * HOUR + part(6) * MINUTE,
  };
  const roughDays = duration.months * 31 + duration.days + duration.ms / DAY;
  return roughDays <= LONGEST_DAYS ? duration : undefined;
}

const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** "24 hours", "1 month and 5 days", "1 hour and 30 minutes". */
export function durationInWords(duration: IsoDuration): string {
  const { months, days, ms } = duration;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const words: string[] = [];
  if (months > 0) words.push(months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month'));
  if (days > 0) words.push(count(days, 'day'));
  if (hours > 0) words.push(count(hours, 'hour'));
  if (minutes > 0) words.push(count(minutes, 'minute'));
  const last = words.pop();
  if (last === undefined) return 'no time';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}
