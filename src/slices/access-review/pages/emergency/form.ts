import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { LONGEST_WORDS } from '#slices/timed-access/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

const FINDINGS = ['needed', 'not-needed'] as const;
export type Found = { readonly finding: (typeof FINDINGS)[number]; readonly words: string };

export function parse(body: FormBody): Result<Found, readonly FieldError[]> {
  const read = fieldReader(body);
  const finding = read.oneOf('finding', FINDINGS, 'Say whether it was needed');
  const words = read.words('words', 'Write why, in a few words', LONGEST_WORDS);
  if (read.errors.length > 0 || !finding) return refuse(read.errors);
  return ok({ finding, words });
}
