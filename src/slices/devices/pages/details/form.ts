import type { FactValue } from '#engine/types.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { answerOf } from '../../model/answers.ts';
import { hasAnEnd, keepsADevice, wordFieldsOf } from '../../model/word-fields.ts';
import { LONGEST, SHORT, tooLong } from '../../model/words-limit.ts';
import type { Loaded } from './load.ts';

/** What somebody added to the record. */
export type Added = {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
  readonly seen: string;
};

/** Reads the form. Everything in it may be left for later; only an empty form is sent back. */
export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Added, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const facts: Record<string, FactValue> = {};
  for (const question of loaded.questions) {
    const answer = answerOf(question, valuesOf(body, question.field));
    const long = typeof answer === 'string' ? tooLong(answer, SHORT) : undefined;
    if (long) errors.push({ field: question.field, text: long });
    // A policy's question that nobody could answer yet stays open.
    if (answer !== undefined) facts[question.fact] = answer;
  }
  const details: Record<string, FactValue> = {};
  for (const { name, short } of wordFieldsOf(loaded.type)) {
    const text = valueOf(body, name).trim();
    const long = tooLong(text, short ? SHORT : LONGEST);
    if (long) errors.push({ field: name, text: long });
    if (text !== '') details[name] = text;
  }
  if (keepsADevice(loaded.type)) {
    const off = valueOf(body, 'switchedOff');
    if (off === 'off' || off === 'on' || off === 'not-known') details['switchedOff'] = off;
  }
  if (hasAnEnd(loaded.type)) {
    for (const [prefix, what] of [
      ['endsAt', 'it ends'],
      ['reviewAt', 'it is looked at again'],
    ] as const) {
      if (!hasMoment(body, prefix)) continue;
      const at = parseMoment(body, { prefix, what, now: ctx.now, future: 'required' });
      if (at.ok) details[prefix] = at.value;
      else errors.push(...at.error);
    }
  }
  if (errors.length > 0) return refuse(errors);
  if (Object.keys(facts).length + Object.keys(details).length === 0) {
    return refuse([
      { field: '', text: 'Answer one of the questions, or go back: nothing here has to be done now' },
    ]);
  }
  return ok({ facts, details, seen: valueOf(body, 'seen') });
}

/** Somebody began to fill in this moment. */
export const hasMoment = (body: FormBody, prefix: string): boolean =>
  ['day', 'month', 'year', 'time'].some((part) => valueOf(body, `${prefix}-${part}`).trim() !== '');
