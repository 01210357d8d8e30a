import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import { fieldOf, readSetting } from '#web/open-settings.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { LONGEST_REASON } from '../../model/reason.ts';
import type { Loaded } from './load.ts';

/** Another value for a setting, as the form told it. */
export type NewValue = {
  readonly value: string | boolean;
  readonly reason: string;
  /** What the form was opened upon. */
  readonly stands: string;
  readonly submission: Id<'submission'>;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  { setting, value: now }: Loaded,
): Result<NewValue, readonly FieldError[]> {
  const read = fieldReader(body);
  const field = fieldOf(setting);
  const told = readSetting(setting, valueOf(body, field));
  if ('problem' in told) read.errors.push({ field, text: told.problem });
  else if (told.value === now)
    read.errors.push({ field, text: 'Choose something else: this is what stands now' });
  const reason = read.words('reason', 'Say why you choose this', LONGEST_REASON);
  if (read.errors.length > 0 || 'problem' in told) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ value: told.value, reason, stands: valueOf(body, 'stands'), submission });
}
