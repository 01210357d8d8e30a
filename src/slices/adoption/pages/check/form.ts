import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

export const DECISIONS = ['apply', 'drop'] as const;

/** Reads what was decided. */
export function parse(body: FormBody): Result<(typeof DECISIONS)[number], readonly FieldError[]> {
  const read = fieldReader(body);
  const decision = read.oneOf('decision', DECISIONS, 'Choose whether to apply this change');
  return decision === undefined ? refuse(read.errors) : ok(decision);
}
