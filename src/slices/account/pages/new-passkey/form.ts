import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** A passkey as the form sent it, still to be checked. */
export type NewPasskey = {
  readonly submission: Id<'submission'>;
  readonly name: string;
  readonly response: string;
  readonly sealed: string;
};

/** Reads the form; what a browser says of a passkey is checked by `handle`. */
export function parse(body: FormBody): Result<NewPasskey, readonly FieldError[]> {
  const name = valueOf(body, 'name').trim();
  if (name === '') return refuse([{ field: 'name', text: 'Give it a name, so that you know it again' }]);
  if (name.length > 100) return refuse([{ field: 'name', text: 'Use 100 characters or fewer' }]);
  return ok({
    submission: valueOf(body, 'submission') as Id<'submission'>,
    name,
    response: valueOf(body, 'response'),
    sealed: valueOf(body, 'sealed'),
  });
}
