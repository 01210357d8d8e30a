import type { FactValue } from '#engine/types.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { MINUTE } from '#kernel/instant.ts';
import { startOfLondonDay } from '#kernel/london.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { answerOf, sameFact } from '../../model/answers.ts';
import { SHORT, tooLong } from '../../model/words-limit.ts';
import type { Loaded } from './load.ts';

/** What somebody adds, or puts right. */
export type Addition = {
  readonly words: string;
  /** Only what differs from what was known. */
  readonly right: {
    readonly occurredAt?: Instant;
    readonly facts: Readonly<Record<string, FactValue>>;
  } | null;
  readonly seen: string;
};

export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Addition, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const kind = valueOf(body, 'kind');
  if (kind !== 'note' && kind !== 'right') errors.push({ field: 'kind', text: 'Choose what you want to do' });
  const words = valueOf(body, 'words').trim();
  if (words === '') {
    errors.push({
      field: 'words',
      text: kind === 'right' ? 'Write what was wrong, and how you know' : 'Write what you want to add',
    });
  }
  const long = tooLong(words);
  if (long) errors.push({ field: 'words', text: long });
  const right = kind === 'right' ? rightIn(body, loaded, ctx, errors) : null;
  if (errors.length > 0) return refuse(errors);
  return ok({ words, right, seen: valueOf(body, 'seen') });
}

function rightIn(
  body: FormBody,
  loaded: Loaded,
  { now }: PageContext,
  errors: FieldError[],
): NonNullable<Addition['right']> {
  const { child, occurredAt } = loaded;
  const at = parseMoment(body, {
    prefix: 'at',
    what: 'it happened',
    now,
    notBefore: {
      at: startOfLondonDay(dayNumberOf(child.dateOfBirth)),
      words: `Check the date: ${child.givenName} was not born then`,
    },
  });
  if (!at.ok) errors.push(...at.error);
  const facts: Record<string, FactValue> = {};
  for (const question of loaded.answered) {
    const answer = answerOf(question, valuesOf(body, question.field));
    const long = typeof answer === 'string' ? tooLong(answer, SHORT) : undefined;
    if (long) errors.push({ field: question.field, text: long });
    if (question.fact === 'what' && Array.isArray(answer) && answer.length === 0)
      errors.push({ field: question.field, text: 'Tick what was stopped or cut down' });
    if (answer !== undefined && !sameFact(answer, loaded.facts[question.fact])) facts[question.fact] = answer;
  }
  // The form shows whole minutes; the same minute is the same time.
  const moved = at.ok && Math.floor(at.value / MINUTE) !== Math.floor(occurredAt / MINUTE);
  if (errors.length === 0 && !moved && Object.keys(facts).length === 0) {
    errors.push({ field: 'kind', text: 'Change the time or an answer, or choose to add something' });
  }
  return { ...(at.ok && moved ? { occurredAt: at.value } : {}), facts };
}
