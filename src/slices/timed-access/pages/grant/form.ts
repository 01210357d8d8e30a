import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

export function parse(body: FormBody): Result<'end', readonly FieldError[]> {
  const read = fieldReader(body);
  const end = read.oneOf('end', ['end'] as const, 'Tick this to end it now');
  return end === undefined ? refuse(read.errors) : ok(end);
}
