import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** How the reader made sure who asks. */
export type Vouching = { readonly submission: Id<'submission'>; readonly words: string };

export function parse(body: FormBody): Result<Vouching, readonly FieldError[]> {
  const words = valueOf(body, 'words').trim();
  const problem =
    words === ''
      ? 'Write how you made sure that it is them'
      : words.length > 2000
        ? 'Use 2,000 characters or fewer'
        : undefined;
  if (problem) return refuse([{ field: 'words', text: problem }]);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, words });
}
