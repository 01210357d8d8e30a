import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { LONGEST_REASON } from '#slices/proposals/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import type { Loaded } from './load.ts';

export type Decision = { readonly is: 'agree' | 'refuse' | 'withdraw'; readonly words: string };

/** Whoever proposed it can only take it back; whoever else can only agree or not. */
export function parse(body: FormBody, { mine }: Loaded): Result<Decision, readonly FieldError[]> {
  const read = fieldReader(body);
  const choices = mine ? (['withdraw'] as const) : (['agree', 'refuse'] as const);
  const is = read.oneOf('decision', choices, mine ? 'Choose to take it back' : 'Say whether you agree');
  const words = read.words('words', 'Write why, in a few words', LONGEST_REASON);
  if (read.errors.length > 0 || !is) return refuse(read.errors);
  return ok({ is, words });
}
