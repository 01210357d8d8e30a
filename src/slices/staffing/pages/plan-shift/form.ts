import { addDays, dayNumberOf } from '#kernel/day-number.ts';
import type { Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { earlierMoment, laterMoment } from '#kernel/london.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { readClock } from '../shared/form.ts';
import type { Loaded } from './load.ts';

const MOST_DAYS = 14;

/** Turns of duty to put on the rota, the same hours on one day or on several in a row. */
export type RotaTold = {
  readonly submission: Id<'submission'>;
  readonly personId: PersonId;
  readonly times: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
};

/** Reads the form. A shift that ends at or before the hour at which it begins ends on the next day. */
export function parse(body: FormBody, { people }: Loaded): Result<RotaTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const ids = people.map(({ personId }) => personId);
  const personId = read.oneOf('person', ids, 'Choose who is to be on shift');
  const first = read.day('on', 'Enter the first day as day, month and year, like 27 3 2027');
  const starts = readClock(read, body, 'starts', 'Enter when it begins, like 07:00');
  const ends = readClock(read, body, 'ends', 'Enter when it ends, like 15:00');
  const sent = valueOf(body, 'days').trim();
  const days = sent === '' ? 1 : /^\d{1,2}$/.test(sent) ? Number(sent) : 0;
  if (days < 1 || days > MOST_DAYS)
    read.errors.push({ field: 'days', text: `Enter a number of days from 1 to ${MOST_DAYS}` });
  if (read.errors.length > 0 || !personId || !first || starts === undefined || ends === undefined)
    return refuse(read.errors);
  const times = Array.from({ length: days }, (_, index) => {
    const day = addDays(dayNumberOf(first), index);
    const startsAt = earlierMoment(day, starts);
    return { startsAt, endsAt: laterMoment(ends <= starts ? addDays(day, 1) : day, ends) };
  });
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, personId, times });
}
