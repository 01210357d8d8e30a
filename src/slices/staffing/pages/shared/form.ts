import { HOUR, MINUTE } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { FieldReader } from '#web/field-reader.ts';
import type { FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';

/** Longest reason, in characters. */
const LONGEST_REASON = 500;

/** When access is to end, and why. */
export type EndTold = {
  readonly wish: { readonly when: 'now' } | { readonly when: 'day'; readonly last: PlainDate };
  readonly reason: string;
};

/** Reads when and why access is to end; complaints go to the reader. */
export function readEnd(read: FieldReader): EndTold | undefined {
  const when = read.oneOf('when', ['now', 'day'], 'Say whether it ends now or on a later day');
  const last =
    when === 'day'
      ? read.day('last', 'Enter the last day as day, month and year, like 27 3 2027')
      : undefined;
  const reason = read.words('reason', 'Say why, in a few words', LONGEST_REASON);
  if (when === 'now') return { wish: { when }, reason };
  return when === 'day' && last ? { wish: { when, last }, reason } : undefined;
}

/** A day in three boxes that may be left empty; `wrong` where it was filled in and is no day. */
export function readOptionalDay(read: FieldReader, body: FormBody, prefix: string, none: string) {
  const typed = ['day', 'month', 'year'].some((part) => valueOf(body, `${prefix}-${part}`).trim() !== '');
  return typed ? read.day(prefix, none) : null;
}

/** Why an end cannot be as it was told, in words, beside the field that mends it. */
export function endTrouble(trouble: 'over-already' | 'day-is-past' | 'before-it-begins') {
  switch (trouble) {
    case 'over-already':
      return { field: 'when', text: 'This has ended already. Open the page again to see how it stands' };
    case 'day-is-past':
      return {
        field: 'last-day',
        text: 'Enter today or a later day. For an end today at once, choose “Now”',
      };
    case 'before-it-begins':
      return { field: 'last-day', text: 'Enter a day that is not before the first day' };
  }
}

/** A time of day in a box, as milliseconds since 00:00 on the clock. */
export function readClock(
  read: FieldReader,
  body: FormBody,
  field: string,
  none: string,
): number | undefined {
  const time = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(valueOf(body, field).trim());
  if (!time) read.errors.push({ field, text: none });
  return time ? Number(time[1]) * HOUR + Number(time[2]) * MINUTE : undefined;
}
