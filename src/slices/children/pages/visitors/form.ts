import type { ChildId, Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

const LONGEST = 200;
/** A visit is written down within so long. */
const LATE = 31 * DAY;

/** A visitor as the form told it. */
export type VisitTold = {
  readonly submission: Id<'submission'>;
  readonly name: string;
  readonly capacity: string;
  readonly childId: ChildId | null;
  readonly cameAt: Instant;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  { children }: Loaded,
  { now }: PageContext,
): Result<VisitTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const name = read.words('name', 'Enter the visitor’s name', LONGEST);
  const capacity = read.words('capacity', 'Say who they are: inspector, mother, electrician', LONGEST);
  const sent = valueOf(body, 'child');
  const childId = children.find((each) => each.childId === sent)?.childId ?? null;
  if (sent !== '' && childId === null)
    read.errors.push({ field: 'child', text: 'Choose a child from the list, or nobody' });
  const earliest = { at: (now - LATE) as Instant, words: 'Enter a day in the last month' };
  const came = parseMoment(body, { prefix: 'came', what: 'they came', now, notBefore: earliest });
  const errors = [...read.errors, ...(came.ok ? [] : came.error)];
  if (errors.length > 0 || !came.ok) return refuse(errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ submission, name, capacity, childId, cameAt: came.value });
}
