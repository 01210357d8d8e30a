import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

/** Reads whether access really is to end; whoever wants to leave it goes back instead. */
export function parse(body: FormBody): Result<'end', readonly FieldError[]> {
  const read = fieldReader(body);
  const answer = read.oneOf('end', ['end'], 'Tick this if their work here has ended');
  return answer === undefined ? refuse(read.errors) : ok(answer);
}
