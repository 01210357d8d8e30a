import type { Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

const LONGEST_REASON = 500;

/** What happened with a shift. */
export type ShiftTold = { readonly submission: Id<'submission'> } & (
  | { readonly what: 'came'; readonly came: Instant; readonly left: Instant | null }
  | { readonly what: 'absent'; readonly why: string; readonly cover: PersonId | null }
  | { readonly what: 'withdrawn'; readonly why: string }
);

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  { shift, others }: Loaded,
  { now }: PageContext,
): Result<ShiftTold, readonly FieldError[]> {
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  const read = fieldReader(body);
  const what = read.oneOf('what', ['came', 'absent', 'withdrawn'], 'Say what happened');
  if (what === undefined) return refuse(read.errors);
  if (what === 'came') return readTimes(body, shift, now, submission);
  const why = read.words(`${what}-why`, 'Say why, in a few words', LONGEST_REASON);
  const sent = valueOf(body, 'cover');
  const cover = others.find(({ personId }) => personId === sent)?.personId ?? null;
  if (what === 'absent' && sent !== '' && cover === null)
    read.errors.push({ field: 'cover', text: 'Choose somebody from the list, or nobody' });
  if (read.errors.length > 0) return refuse(read.errors);
  return ok(what === 'absent' ? { submission, what, why, cover } : { submission, what, why });
}

function readTimes(
  body: FormBody,
  shift: Loaded['shift'],
  now: Instant,
  submission: Id<'submission'>,
): Result<ShiftTold, readonly FieldError[]> {
  const came = parseMoment(body, { prefix: 'came', what: 'they came', now });
  if (!came.ok) return refuse(came.error);
  if (Math.abs(came.value - shift.startsAt) > DAY)
    return refuse([
      { field: 'came-day', text: 'Enter a time within a day of the shift, or plan another shift' },
    ]);
  const typed = ['day', 'month', 'year', 'time'].some((part) => valueOf(body, `left-${part}`).trim() !== '');
  if (!typed) return ok({ submission, what: 'came', came: came.value, left: null });
  const left = parseMoment(body, {
    prefix: 'left',
    what: 'they went',
    now,
    notBefore: { at: came.value, words: 'Enter a time that is not before they came' },
  });
  return left.ok ? ok({ submission, what: 'came', came: came.value, left: left.value }) : refuse(left.error);
}
