import { addDays } from '#kernel/day-number.ts';
import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { earlierMoment, laterMoment, londonDay } from '#kernel/london.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Shift } from '#slices/people/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { readClock } from '../shared/form.ts';
import type { Loaded } from './load.ts';

/** What somebody says of their own shift: of one that is known, or that they came without a rota, until when. */
export type OwnWord = { readonly submission: Id<'submission'> } & (
  | { readonly says: 'came' | 'left'; readonly shift: Shift }
  | { readonly says: 'came'; readonly shift: null; readonly until: Instant }
);

/** Reads the form: what its page offered is what is meant, however things stand by now. */
export function parse(
  body: FormBody,
  { mine }: Loaded,
  { now }: PageContext,
): Result<OwnWord, readonly FieldError[]> {
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  const shift = mine.find(({ shiftId }) => shiftId === valueOf(body, 'shift'));
  const says = valueOf(body, 'says') === 'left' ? 'left' : 'came';
  if (shift) return ok({ submission, says, shift });
  const read = fieldReader(body);
  const clock = readClock(read, body, 'until', 'Enter the time until which you are here, like 22:00');
  if (clock === undefined) return refuse(read.errors);
  const today = londonDay(now);
  const sameDay = laterMoment(today, clock);
  const until = sameDay > now ? sameDay : earlierMoment(addDays(today, 1), clock);
  return ok({ submission, says: 'came', shift: null, until });
}
