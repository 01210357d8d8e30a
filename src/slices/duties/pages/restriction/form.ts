import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { LONGEST } from '../../model/how.ts';
import type { Loaded } from './load.ts';

const OUTCOMES = ['continue', 'reduce', 'end'] as const;

/** What came of looking at a restriction again. */
export type Review = {
  readonly outcome: (typeof OUTCOMES)[number];
  /** Absent where nobody could say. */
  readonly riskReduced: boolean | undefined;
  readonly at: Instant;
  /** The next look; null where the restriction ends. */
  readonly reviewAt: Instant | null;
  readonly words: string;
  readonly childSaid: string;
  readonly seen: string;
  readonly submission: Id<'submission'>;
};

export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Review, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const outcome = OUTCOMES.find((each) => each === valueOf(body, 'outcome'));
  if (!outcome) errors.push({ field: 'outcome', text: 'Say what was decided' });
  const risk = valueOf(body, 'riskReduced');
  if (!['yes', 'no', 'not-known'].includes(risk))
    errors.push({ field: 'riskReduced', text: 'Say whether the danger has become less' });
  const texts = { words: valueOf(body, 'words').trim(), childSaid: valueOf(body, 'childSaid').trim() };
  if (texts.words === '') errors.push({ field: 'words', text: 'Write why, in a few words' });
  if (texts.childSaid === '') {
    errors.push({
      field: 'childSaid',
      text: `Write what ${loaded.child.givenName} thinks, or how you tried to hear it`,
    });
  }
  for (const [field, text] of Object.entries(texts)) {
    if (text.length > LONGEST) {
      const count = (value: number) => value.toLocaleString('en-GB');
      errors.push({
        field,
        text: `Shorten this to ${count(LONGEST)} characters: it has ${count(text.length)}`,
      });
    }
  }
  const at = parseMoment(body, {
    prefix: 'at',
    what: 'it was looked at again',
    now: ctx.now,
    notBefore: { at: loaded.restriction.since, words: 'Enter a time after the restriction began' },
  });
  if (!at.ok) errors.push(...at.error);
  const next =
    outcome === 'end' || !outcome
      ? undefined
      : parseMoment(body, {
          prefix: 'next',
          what: 'it is looked at again',
          now: ctx.now,
          future: 'required',
        });
  if (next && !next.ok) errors.push(...next.error);
  if (errors.length > 0 || !outcome || !at.ok) return refuse(errors);
  return ok({
    outcome,
    riskReduced: risk === 'not-known' ? undefined : risk === 'yes',
    at: at.value,
    reviewAt: next?.ok ? next.value : null,
    ...texts,
    seen: valueOf(body, 'seen'),
    submission: valueOf(body, 'submission') as Id<'submission'>,
  });
}
