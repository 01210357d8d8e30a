import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Reads when the visitor left. */
export function parse(
  body: FormBody,
  { visit }: Loaded,
  { now }: PageContext,
): Result<Instant, readonly FieldError[]> {
  const notBefore = { at: visit.cameAt, words: 'Enter a time that is not before they came' };
  return parseMoment(body, { prefix: 'left', what: 'they left', now, notBefore });
}
