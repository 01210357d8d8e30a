import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { readImport } from '#web/read-import.ts';

/** A table as it was sent. */
export type TableSent = {
  readonly submission: Id<'submission'>;
  readonly text: string;
  readonly field: 'file' | 'text';
  /** What the reader has seen and wants brought in; '' while they only look. */
  readonly seen: string;
};

/** Reads where the table is: in the file, or in the box. */
export function parse(body: FormBody): Result<TableSent, readonly FieldError[]> {
  const sent = readImport(body);
  if ('error' in sent) return refuse([sent.error]);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, ...sent });
}
