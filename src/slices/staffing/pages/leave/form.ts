import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import type { EndTold } from '../shared/form.ts';
import { readEnd } from '../shared/form.ts';

/** Reads when somebody leaves and why. */
export function parse(body: FormBody): Result<EndTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const end = readEnd(read);
  return read.errors.length > 0 || !end ? refuse(read.errors) : ok(end);
}
