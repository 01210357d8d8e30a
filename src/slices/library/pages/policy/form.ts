import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

/** Reads whether somebody says that they have read it; nobody is taken to have because they opened the page. */
export function parse(body: FormBody): Result<'read', readonly FieldError[]> {
  const read = fieldReader(body);
  const answer = read.oneOf('read', ['read'], 'Tick this once you have read it');
  return answer === undefined ? refuse(read.errors) : ok(answer);
}
