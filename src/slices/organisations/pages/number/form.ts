import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

export const FOUND = ['answers', 'end'] as const;

/** Reads what was found out about a number. */
export function parse(body: FormBody): Result<(typeof FOUND)[number], readonly FieldError[]> {
  const read = fieldReader(body);
  const found = read.oneOf('found', FOUND, 'Choose whether it still answers');
  return found === undefined ? refuse(read.errors) : ok(found);
}
