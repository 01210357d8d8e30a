import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { HOWS, LONGEST } from '../../model/how.ts';
import type { Loaded } from './load.ts';

/** How a duty was closed, tried, or set aside. */
export type Done = {
  readonly outcome: 'done' | 'tried' | 'set-aside';
  readonly at: Instant;
  readonly by: string;
  readonly how: string;
  readonly words: string;
  readonly reference: string;
  /** The duty as it stood when the form was drawn. */
  readonly seen: string;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, loaded: Loaded, ctx: PageContext): Result<Done, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const outcome = valueOf(body, 'outcome');
  const how = valueOf(body, 'how');
  const words = valueOf(body, 'words').trim();
  const by = valueOf(body, 'by');
  if (outcome !== 'done' && outcome !== 'tried' && outcome !== 'set-aside') {
    errors.push({ field: 'outcome', text: 'Say whether it is done' });
  }
  if (outcome === 'set-aside') {
    if (!loaded.isManager)
      errors.push({ field: 'outcome', text: 'Ask the registered manager: only they can set this aside' });
    else if (!loaded.owed.duty.parts.every((part) => part.maySetAside)) {
      errors.push({
        field: 'outcome',
        text: 'Your policy leaves no room to set this aside. Do it, or say that you tried',
      });
    }
    if (words === '') errors.push({ field: 'words', text: 'Write the reason why it is set aside' });
  } else if (!HOWS.some((each) => each === how)) {
    errors.push({ field: 'how', text: 'Choose how it was done' });
  }
  if (!loaded.people.colleagues.some((each) => each.personId === by) && by !== ctx.actor.personId) {
    errors.push({ field: 'by', text: 'Choose who did it' });
  }
  if (words.length > LONGEST) {
    errors.push({
      field: 'words',
      text: `Shorten this to ${LONGEST.toLocaleString('en-GB')} characters: it has ${words.length.toLocaleString('en-GB')}`,
    });
  }
  if (outcome === 'done' && words === '')
    errors.push({ field: 'words', text: 'Write what was said, agreed or done, in a few words' });
  const reference = valueOf(body, 'reference').trim();
  if (reference.length > 200)
    errors.push({ field: 'reference', text: 'Shorten the reference to 200 characters' });
  const at = parseMoment(body, {
    prefix: 'at',
    what: 'it was done',
    now: ctx.now,
    notBefore: { at: loaded.happenedAt, words: 'Enter a time after what happened: this duty began then' },
  });
  if (!at.ok) return refuse([...errors, ...at.error]);
  if (errors.length > 0) return refuse(errors);
  return ok({
    outcome: outcome as Done['outcome'],
    at: at.value,
    by,
    how,
    words,
    reference,
    seen: valueOf(body, 'seen'),
  });
}
