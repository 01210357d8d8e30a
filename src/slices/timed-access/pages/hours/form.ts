import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { MOST_HOURS } from '../../model/emergency.ts';

/** Longest reason, in characters: as for every choice of a home. */
export const LONGEST_REASON = 2000;

export const HOURS: readonly string[] = Array.from({ length: MOST_HOURS }, (_none, index) =>
  String(index + 1),
);

export type Chosen = { readonly hours: number; readonly reason: string; readonly stands: string };

export function parse(body: FormBody): Result<Chosen, readonly FieldError[]> {
  const read = fieldReader(body);
  const hours = read.oneOf('hours', HOURS, `Choose from 1 to ${MOST_HOURS} hours`);
  const reason = read.words('reason', 'Say why you choose this', LONGEST_REASON);
  if (read.errors.length > 0 || !hours) return refuse(read.errors);
  return ok({ hours: Number(hours), reason, stands: valueOf(body, 'stands') });
}
