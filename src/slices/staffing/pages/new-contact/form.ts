import type { Id } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** Somebody who speaks for a partner, as the form told it. */
export type ContactTold = {
  readonly submission: Id<'submission'>;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly from: PlainDate;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody): Result<ContactTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const givenName = read.words('given-name', 'Enter the first name');
  const familyName = read.words('family-name', 'Enter the last name');
  const phone = read.phone('phone');
  const email = read.email('email');
  if (read.errors.length === 0 && phone === null && email === null)
    read.errors.push({ field: 'phone', text: 'Enter a telephone number or an e-mail address' });
  const from = read.day('from', 'Enter the first day as day, month and year, like 27 3 2027');
  if (read.errors.length > 0 || !from) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ submission, givenName, familyName, phone, email, from });
}
