import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import dayjsBusinessDays from 'dayjs-business-days2';
import luxonBusinessDays from 'luxon-business-days';
import moment from 'moment-business-days';
import 'moment-timezone';
import { ENGLAND_AND_WALES } from '#engine/time/bank-holidays.ts';
import { DEFAULT_CLOCK_SETTINGS } from '#engine/time/clock-settings.ts';
import { dueOf } from '#engine/time/due.ts';
import { closeOfWorkingDay } from '#engine/time/working-days-reading.ts';
import { addDays } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';
import { earlierMoment, londonDay } from '#kernel/london.ts';

/** One way from the moment something happened to 17:00 in London on the next working day; epoch milliseconds. */
export type Contender = { readonly name: string; readonly due: (startMs: number) => number };

const ZONE = 'Europe/London';
const holidays = ENGLAND_AND_WALES.days.map((day) => day.date as string);

const kith: Contender = {
  name: 'Kith',
  due: (ms) => closeOfWorkingDay(ms as Instant, 1, DEFAULT_CLOCK_SETTINGS.closeOfBusiness),
};

const rule = { kind: 'working-days', days: 1, text: 'within 1 working day' } as const;
const kithWithWords: Contender = {
  name: 'Kith, with its lines of explanation',
  due: (ms) =>
    dueOf({ due: rule, start: ms as Instant, settings: DEFAULT_CLOCK_SETTINGS }).due.at ?? Number.NaN,
};

/** The answer of every London day 2015 to 2030, worked out beforehand by the engine: nothing can be quicker than this. */
function plainTable(): Contender {
  const first = londonDay(Date.UTC(2015, 0, 1) as Instant);
  const last = londonDay(Date.UTC(2030, 11, 31) as Instant);
  const table = new Float64Array(last - first + 1).map((_, i) =>
    kith.due(earlierMoment(addDays(first, i), 12 * HOUR)),
  );
  return { name: 'plain table', due: (ms) => table[londonDay(ms as Instant) - first] ?? Number.NaN };
}

function withDayjs(): Contender {
  dayjs.extend(utc);
  dayjs.extend(timezone);
  dayjs.extend(dayjsBusinessDays, { holidays, holidayFormat: 'YYYY-MM-DD' });
  return {
    name: 'dayjs-business-days2',
    due: (ms) => {
      // Day.js moves a zoned day over a change of the clocks wrongly, so the day is found first and then its 17:00.
      const local = dayjs(ms).tz(ZONE).format('YYYY-MM-DD');
      const day = dayjs.utc(local).businessDaysAdd(1).format('YYYY-MM-DD');
      return dayjs.tz(`${day}T17:00`, ZONE).valueOf();
    },
  };
}

function withMoment(): Contender {
  moment.updateLocale('en', { holidays, holidayFormat: 'YYYY-MM-DD' });
  return {
    name: 'moment-business-days',
    due: (ms) => moment(ms).tz(ZONE).businessAdd(1).startOf('day').hour(17).valueOf(),
  };
}

function withLuxon(): Contender {
  const { DateTime } = luxonBusinessDays;
  const days = new Set(holidays);
  DateTime.prototype.setupBusiness({ holidayMatchers: [(day) => days.has(day.toISODate() ?? '')] });
  return {
    name: 'luxon-business-days',
    due: (ms) =>
      DateTime.fromMillis(ms, { zone: ZONE })
        .plusBusiness({ days: 1 })
        .set({ hour: 17, minute: 0, second: 0, millisecond: 0 })
        .valueOf(),
  };
}

/** Kith first, then the others, made ready: zones, holidays and tables are loaded outside what is measured. */
export function contenders(): readonly [kith: Contender, ...others: Contender[]] {
  return [kith, kithWithWords, plainTable(), withDayjs(), withMoment(), withLuxon()];
}
