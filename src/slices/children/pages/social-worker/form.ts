import type { Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The value of a choice that stands for somebody who is not in the list. */
const SOMEBODY_NEW = 'new';
const LONGEST_REASON = 500;

/** Who is to have the child, from which day on. Where they are not known yet, their id is null. */
export type AllocationWanted = {
  readonly submission: Id<'submission'>;
  readonly worker: {
    readonly id: PersonId | null;
    readonly givenName: string;
    readonly familyName: string;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly from: PlainDate;
  readonly reason: string;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  { socialWorkers }: Loaded,
  { now }: PageContext,
): Result<AllocationWanted, readonly FieldError[]> {
  const read = fieldReader(body);
  const sent = valueOf(body, 'worker');
  const known = socialWorkers.find((each) => each.personId === sent);
  const isNew = sent === SOMEBODY_NEW;
  if (!known && !isNew) read.errors.push({ field: 'worker', text: 'Choose who is to be the social worker' });
  const worker = {
    id: known?.personId ?? null,
    givenName: read.words('worker-given-name', isNew ? 'Enter their first name' : undefined),
    familyName: read.words('worker-family-name', isNew ? 'Enter their last name' : undefined),
    phone: read.phone('worker-phone', isNew ? 'Enter the number that they answer' : undefined),
    email: read.email('worker-email'),
  };
  const when = read.oneOf('when', ['now', 'day'], 'Say from when');
  const from =
    when === 'day'
      ? read.day('from', 'Enter the first day as day, month and year, like 27 3 2027')
      : londonDate(now);
  if (from && from < londonDate(now))
    read.errors.push({ field: 'from-day', text: 'Enter today or a day to come: what was, stays as it was' });
  const reason = read.words('reason', 'Say why, in a few words', LONGEST_REASON);
  if (read.errors.length > 0 || !from) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, worker, from, reason });
}
