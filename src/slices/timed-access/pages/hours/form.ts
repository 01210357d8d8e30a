import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { HOURS, LONGEST_WORDS, MOST_HOURS } from '../../model/emergency.ts';

export type Chosen = { readonly hours: number; readonly reason: string; readonly stands: string };

export function parse(body: FormBody): Result<Chosen, readonly FieldError[]> {
  const read = fieldReader(body);
  const hours = read.oneOf('hours', HOURS, `Choose from 1 to ${MOST_HOURS} hours`);
  const reason = read.words('reason', 'Say why you choose this', LONGEST_WORDS);
  if (read.errors.length > 0 || !hours) return refuse(read.errors);
  return ok({ hours: Number(hours), reason, stands: valueOf(body, 'stands') });
}
