import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Reason } from '../../model/emergency.ts';
import { LONGEST_WORDS, REASONS } from '../../model/emergency.ts';

export type Opening = {
  readonly submission: Id<'submission'>;
  readonly reason: Reason;
  readonly words: string;
};

export function parse(body: FormBody): Result<Opening, readonly FieldError[]> {
  const read = fieldReader(body);
  const reason = read.oneOf(
    'reason',
    Object.keys(REASONS) as Reason[],
    'Choose why you need this record now',
  );
  const words = read.words('words', 'Write what is happening, in a few words', LONGEST_WORDS);
  if (read.errors.length > 0 || !reason) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, reason, words });
}
