import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { looksLikeEmail } from '../../model/email.ts';

/** The sign-in form, filled in. */
export type SignInInput = {
  readonly email: string;
  readonly password: string;
};

/** Reads the form. What the device is used as is for a manager to say, not for whoever signs in on it. */
export function readSignIn(body: FormBody): Result<SignInInput, readonly FieldError[]> {
  const email = valueOf(body, 'email').trim();
  const password = valueOf(body, 'password');
  const errors: FieldError[] = [];
  if (email === '') errors.push({ field: 'email', text: 'Enter your e-mail address' });
  else if (!looksLikeEmail(email)) {
    errors.push({ field: 'email', text: 'Enter an e-mail address with an @, like name@example.org' });
  }
  if (password === '') errors.push({ field: 'password', text: 'Enter your password' });
  if (errors.length > 0) return refuse(errors);
  return ok({ email, password });
}
