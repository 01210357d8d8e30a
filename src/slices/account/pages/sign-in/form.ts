import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { looksLikeEmail } from '../../model/email.ts';
import type { DeviceClass } from '../../model/session-rules.ts';

/** The sign-in form, filled in. */
export type SignInInput = {
  readonly email: string;
  readonly password: string;
  readonly deviceClass: DeviceClass;
};

/** Reads the form. Who uses the device is taken as several people unless somebody says otherwise. */
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
  return ok({ email, password, deviceClass: valueOf(body, 'device') === 'managed' ? 'managed' : 'shared' });
}
