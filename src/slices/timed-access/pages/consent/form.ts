import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { LONGEST_WORDS } from '../../model/emergency.ts';
import type { Consent } from '../../model/grant.ts';
import { HOW_WORDS } from '../../model/grant.ts';
import type { Loaded } from './load.ts';

export type Said = {
  readonly submission: Id<'submission'>;
  readonly by: Consent['givenBy'];
  readonly says: 'agrees' | 'no-longer';
  readonly how: Consent['how'];
  readonly words: string;
};

export function parse(body: FormBody, { mayRecord }: Loaded): Result<Said, readonly FieldError[]> {
  const read = fieldReader(body);
  const by = read.oneOf('by', mayRecord, 'Choose who said it');
  const says = read.oneOf('says', ['agrees', 'no-longer'] as const, 'Choose what they said');
  const how = read.oneOf('how', Object.keys(HOW_WORDS) as Consent['how'][], 'Choose how they said it');
  const words = read.words('words', 'Write what they said, in a few words', LONGEST_WORDS);
  if (read.errors.length > 0 || !by || !says || !how) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, by, says, how, words });
}
