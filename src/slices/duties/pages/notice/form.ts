import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { LONGEST } from '../../model/how.ts';
import type { View } from '../../model/notice-answer.ts';
import { VIEWS } from '../../model/notice-answer.ts';
import type { Loaded } from './load.ts';

export type AnswerForm = {
  readonly view: View;
  readonly words: string;
  /** How many additions the notice had when the form was drawn. */
  readonly seen: number;
};

export function parse(body: FormBody, _loaded: Loaded): Result<AnswerForm, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const view = VIEWS.find((each) => each === valueOf(body, 'view'));
  const words = valueOf(body, 'words').trim();
  if (!view) errors.push({ field: 'view', text: 'Say whether you agree, object, or have only received it' });
  if (view === 'objects' && words === '')
    errors.push({ field: 'words', text: 'Write what you object to, and what should happen instead' });
  if (words.length > LONGEST)
    errors.push({ field: 'words', text: `Shorten this to ${LONGEST.toLocaleString('en-GB')} characters` });
  if (!view || errors.length > 0) return refuse(errors);
  return ok({ view, words, seen: Number(valueOf(body, 'seen')) });
}
