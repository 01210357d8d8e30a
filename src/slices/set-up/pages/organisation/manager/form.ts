import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { looksLikeEmail, normalEmail, passwordProblem } from '#slices/account/index.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { FirstManager } from '../../../model/answers.ts';

/** The first manager as typed, with a password that is still to be hashed. */
export type TypedManager = Omit<FirstManager, 'passwordHash'> & {
  /** Empty where an earlier one is kept. */
  readonly password: string;
};

const LONGEST_NAME = 100;

/** Reads the first manager's name and sign-in. A password chosen earlier is kept where the field is left empty. */
export function readManager(
  body: FormBody,
  earlier: FirstManager | undefined,
): Result<TypedManager, readonly FieldError[]> {
  const givenName = valueOf(body, 'given-name').trim();
  const familyName = valueOf(body, 'family-name').trim();
  const email = normalEmail(valueOf(body, 'email'));
  const password = valueOf(body, 'password');
  const errors: FieldError[] = [];
  const named = (field: string, name: string, empty: string) => {
    if (name === '') errors.push({ field, text: empty });
    else if (name.length > LONGEST_NAME)
      errors.push({ field, text: `Shorten this name to ${LONGEST_NAME} characters` });
  };
  named('given-name', givenName, 'Enter the first name');
  named('family-name', familyName, 'Enter the last name');
  if (email === '') errors.push({ field: 'email', text: 'Enter an e-mail address to sign in with' });
  else if (!looksLikeEmail(email))
    errors.push({ field: 'email', text: 'Enter an e-mail address with an @, like name@example.org' });
  if (password !== '' || !earlier) {
    const problem = passwordProblem(password, { names: [givenName, familyName], email });
    if (problem) errors.push({ field: 'password', text: problem });
  }
  return errors.length > 0 ? refuse(errors) : ok({ givenName, familyName, email, password });
}

/** The answer as its form would have sent it, without the password. */
export function managerAsSent(manager: FirstManager | undefined): FormBody {
  if (!manager) return {};
  return { 'given-name': manager.givenName, 'family-name': manager.familyName, email: manager.email };
}
