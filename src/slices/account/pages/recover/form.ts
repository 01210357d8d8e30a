import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { looksLikeEmail } from '../../model/email.ts';
import { passwordProblem } from '../../model/password-rules.ts';
import { readHalf } from '../../model/way-in.ts';

/** Both halves of a way in, and the password to begin anew with. */
export type NewStart = {
  readonly email: string;
  readonly halves: readonly [string, string];
  readonly password: string;
};

export function readNewStart(body: FormBody): Result<NewStart, readonly FieldError[]> {
  const email = valueOf(body, 'email').trim();
  const [first, second] = [readHalf(valueOf(body, 'first')), readHalf(valueOf(body, 'second'))];
  const password = valueOf(body, 'password');
  const errors: FieldError[] = [];
  if (!looksLikeEmail(email))
    errors.push({ field: 'email', text: 'Enter the e-mail address that you sign in with' });
  if (first.length !== 11)
    errors.push({ field: 'first', text: 'Enter the ten letters and digits of the first code' });
  if (second.length !== 11)
    errors.push({ field: 'second', text: 'Enter the ten letters and digits of the second code' });
  const problem = passwordProblem(password, { names: [], email });
  if (problem) errors.push({ field: 'password', text: problem });
  return errors.length > 0 ? refuse(errors) : ok({ email, halves: [first, second], password });
}
