import type { Id } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { LONGEST_REASON } from '../../model/reason.ts';
import { dayWords } from '../../model/words.ts';
import type { Loaded } from './load.ts';

/** A last day, as the form told it. */
export type ToEnd = {
  readonly to: PlainDate;
  readonly reason: string;
  readonly submission: Id<'submission'>;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, { earliest }: Loaded): Result<ToEnd, readonly FieldError[]> {
  const read = fieldReader(body);
  const to = read.day('to', 'Enter a day that exists, like 31 12 2026');
  if (to && to < earliest)
    read.errors.push({
      field: 'to-day',
      text: `Enter ${dayWords(earliest)} or a later day: what happened before stays judged by it`,
    });
  const reason = read.words('reason', 'Say why it is no longer followed', LONGEST_REASON);
  if (read.errors.length > 0 || !to) return refuse(read.errors);
  return ok({ to, reason, submission: valueOf(body, 'submission') as Id<'submission'> });
}
